"""Sealed records, overviews, wraps, compartments, ledger leaves and their parts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _id(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(16), primary_key=True)


def upgrade() -> None:
    op.create_table(
        "compartments",
        _id("tenant"),
        _id("compartment"),
        sa.Column("slot", sa.Integer, nullable=False),
        sa.Column("epoch", sa.Integer, nullable=False),
        sa.Column("root", sa.LargeBinary(32), nullable=False),
        sa.Column("head", sa.LargeBinary(32), nullable=False),
        sa.Column("shredded", sa.Boolean, nullable=False),
    )
    op.create_table(
        "wraps",
        _id("tenant"),
        _id("compartment"),
        sa.Column("epoch", sa.Integer, primary_key=True, autoincrement=False),
        _id("recipient"),
        sa.Column("giver", sa.LargeBinary(16), nullable=False),
        sa.Column("commitment", sa.LargeBinary(32), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.LargeBinary(64), nullable=False),
    )
    for name in ("records", "overviews"):
        op.create_table(
            name,
            _id("tenant"),
            _id("compartment"),
            _id("record"),
            sa.Column("kind", sa.String(32), nullable=False),
            sa.Column("schema", sa.SmallInteger, nullable=False),
            sa.Column("revision", sa.BigInteger, nullable=False),
            sa.Column("epoch", sa.Integer, nullable=False),
            sa.Column("digest", sa.LargeBinary(32), nullable=False),
            sa.Column("sealed", sa.LargeBinary, nullable=False),
        )
    op.create_table(
        "leaves",
        _id("tenant"),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("leaf", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "leaf_parts",
        _id("tenant"),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("part", sa.String(6), primary_key=True),
        sa.Column("compartment", sa.LargeBinary(16), nullable=False),
        sa.Column("epoch", sa.Integer, nullable=False),
        sa.Column("commitment", sa.LargeBinary(32), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        for name in ("compartments", "wraps", "records", "overviews", "leaves", "leaf_parts"):
            op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
            op.execute(
                f"CREATE POLICY tenant_only ON {name} "
                "USING (tenant = decode(current_setting('privity.tenant'), 'hex')) "
                "WITH CHECK (tenant = decode(current_setting('privity.tenant'), 'hex'))"
            )
