"""The outer tables. The tenant comes first in every key; nothing inside a record can be queried.

What a database operator can read stands in docs/threat-model.md: random ids, sizes, kinds of record, counts, times.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
)

metadata = MetaData()


def _id(name: str) -> Column[bytes]:
    return Column(name, LargeBinary(16), primary_key=True)


def _records(name: str) -> Table:
    return Table(
        name,
        metadata,
        _id("tenant"),
        _id("compartment"),
        _id("record"),
        Column("kind", String(32), nullable=False),
        Column("schema", SmallInteger, nullable=False),
        Column("revision", BigInteger, nullable=False),
        Column("epoch", Integer, nullable=False),
        Column("digest", LargeBinary(32), nullable=False),
        Column("sealed", LargeBinary, nullable=False),
    )


compartments = Table(
    "compartments",
    metadata,
    _id("tenant"),
    _id("compartment"),
    Column("slot", Integer, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("root", LargeBinary(32), nullable=False),
    Column("head", LargeBinary(32), nullable=False),
    Column("shredded", Boolean, nullable=False),
)
wraps = Table(
    "wraps",
    metadata,
    _id("tenant"),
    _id("compartment"),
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    _id("recipient"),
    Column("giver", LargeBinary(16), nullable=False),
    Column("commitment", LargeBinary(32), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
)
records = _records("records")
overviews = _records("overviews")
leaves = Table(
    "leaves",
    metadata,
    _id("tenant"),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("leaf", LargeBinary, nullable=False),
)
leaf_parts = Table(
    "leaf_parts",
    metadata,
    _id("tenant"),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("part", String(6), primary_key=True),
    Column("compartment", LargeBinary(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("commitment", LargeBinary(32), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

# The order in which a backup is written and read back.
ALL = (compartments, wraps, records, overviews, leaves, leaf_parts)
