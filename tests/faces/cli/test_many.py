"""A folder of documents: each answered in order, what breaks its reader named; and the verdict from a text alone."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

from privity.faces.cli.many import documents_in, drafts_in, read_draft
from tests.house.offices import Practice, make_practice


def test_each_document_is_a_draft_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("hidden")
    for number in range(5):
        (tmp_path / "b" / f"{number}.md").write_text(f"Sleep {number} hours.")
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n")
    found = list(drafts_in(tmp_path, workers=2))
    assert [one["id"] for one in found] == ["a.png", *(f"b/{number}.md" for number in range(5))]
    assert "picture" in found[0]["error"]["message"]
    assert [one["text"].strip() for one in found[1:]] == [f"Sleep {number} hours." for number in range(5)]
    assert len(documents_in(tmp_path)) == 6


def test_a_part_that_cannot_be_read_goes_along(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("talk.txt", "Sleep is good.")
        archive.writestr("scan.png", b"\x89PNG\r\n")
    (tmp_path / "talk.zip").write_bytes(packed.getvalue())
    draft = read_draft(tmp_path / "talk.zip")
    assert "Sleep is good." in draft["text"]
    assert draft["unread_parts"]
    assert "error" in read_draft(tmp_path / "gone.txt")


def test_two_offices_that_differ_in_a_client_answer_alike_by_the_text_alone(tmp_path: Path) -> None:
    one: Practice = make_practice(tmp_path / "one")
    places = [one.folder / "office", tmp_path / "none"]
    texts = ("I met Bo Invented at the market.", "My client Bo told me last week that she cannot sleep.")
    program = [sys.executable, "-m", "privity"]
    for text in texts:
        answers = {
            (done.returncode, done.stdout, done.stderr)
            for place in places
            for done in [
                subprocess.run(
                    [*program, "--office", str(place), "screen", "--text-alone", "--json", "-"],
                    input=text,
                    capture_output=True,
                    text=True,
                    check=False,
                )
            ]
        }
        [(code, out, _)] = answers
        answer = json.loads(out)
        assert set(answer) == {"schema", "id", "verdict"}
        assert (code, answer["verdict"]) in {(11, "stop"), (10, "ask")}
