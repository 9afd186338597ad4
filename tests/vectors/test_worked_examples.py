# mypy: ignore-errors
"""Each page of a stored format has its mark, what must be refused, its vectors, and an example that is one of them.

What stands in an example is sought in the page's vectors and in what the second implementation makes of them, so a page
cannot show what neither program would write.
"""

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vectors import independent_attachment, independent_vault

SPEC = Path(__file__).parents[2] / "spec"
STORED = (
    "anchor",
    "attachment",
    "backup-pair",
    "checkpoint",
    "compartment-wrap",
    "header",
    "ledger",
    "payload",
    "recovery-shares",
    "vault-record",
)
PAGES = {name: (SPEC / f"{name}.md").read_text("utf-8") for name in STORED}
VECTORS = {path.stem: json.loads(path.read_text("utf-8")) for path in (SPEC / "vectors").glob("*.json")}
_MARK = re.compile(r"`privity\.[a-z-]+/\d+`")


def named(page: str) -> set[str]:
    return set(re.findall(r"vectors/([a-z0-9-]+)\.json", page))


def texts(value: object) -> Iterator[str]:
    """Every text of the vectors; one that is in hexadecimal or JSON stands for itself."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str):
        yield value


def _of_wraps() -> Iterator[str]:
    vectors = VECTORS["vault-wrap"]
    for case in vectors["accept"]:
        yield independent_vault.wrap_statement(vectors["vault"], case).decode()


def _of_attachments() -> Iterator[str]:
    yield independent_attachment._data(VECTORS["vault-attachment"], 0, 1).hex()


def _of_backups() -> Iterator[str]:
    vectors = VECTORS["vault-backup-2"]
    data = base64.b64decode(vectors["records"])
    version, header, clear, sealed = independent_vault.read_pair_file(data, "records")
    root = independent_vault.open_recovery(header, vectors["recovery_code"])
    identity = independent_vault.open_backup_identity(header, root)
    plain, _ = independent_vault.body_open(version, "records", clear, sealed, identity)
    yield independent_vault.frames_of(plain)[0].decode()
    yield independent_vault.chunk_place("records", clear, 0, 1)[1].hex()


MADE = {"compartment-wrap": _of_wraps, "attachment": _of_attachments, "backup-pair": _of_backups}


def test_every_page_of_a_stored_format_is_looked_at() -> None:
    """The other two are the rules' and the answers', which have examples throughout."""
    assert {path.stem for path in SPEC.glob("*.md")} == {*STORED, "disclosure-decision", "rule-pack"}
    assert set().union(*map(named, PAGES.values())) == set(VECTORS)


@pytest.mark.parametrize("name", STORED)
def test_a_page_says_its_mark_what_is_refused_and_where_its_vectors_lie(name: str) -> None:
    page = PAGES[name]
    assert name == "payload" or _MARK.search(page), "no version marker: a payload has its own numbers"
    assert re.search(r"MUST (?:NOT|refuse|be (?:refused|rejected|told apart))", page)
    assert named(page)


@pytest.mark.parametrize("name", STORED)
def test_what_a_page_shows_is_what_its_vectors_hold(name: str) -> None:
    page = PAGES[name]
    assert page.count("\n## Example\n") == 1
    example = page.split("\n## Example\n")[1].split("\n## ")[0]
    known = [text for vectors in named(page) for text in texts(VECTORS[vectors])]
    known += MADE.get(name, list)()
    blocks = re.findall(r"^```\n(.*?)\n```$", example, re.MULTILINE | re.DOTALL)
    shown = blocks or re.findall(r"`([a-z]+ [a-z]+)`", example)
    assert shown
    for block in shown:
        whole = {block, block.replace("\n", "")}
        # Several values of one entry stand one below the other.
        assert any(one in text for one in whole for text in known) or all(
            any(line in text for text in known) for line in block.split("\n")
        ), block
