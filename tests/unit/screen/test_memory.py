"""What was worked out for a word is kept, never without bound, and forgotten when a client goes."""

from datetime import date

from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client
from privity.screen import ScreenIndex
from privity.screen.memory import Memory, remembered
from privity.screen.words import stem


def test_a_word_is_worked_out_once():
    asked: list[str] = []

    @remembered(10)
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    assert [length("tea"), length("cello"), length("tea")] == [3, 5, 3]
    assert asked == ["tea", "cello"]


def test_a_full_memory_begins_anew():
    memory = Memory(len, 2)
    for word in ("a", "bb", "ccc"):
        assert memory[word] == len(word)
    assert list(memory) == ["ccc"]


def test_with_a_client_every_word_is_forgotten():
    client, work = Client("c-1", ("Ann Lee",)), Engagement("e-1", ("c-1",), date(2024, 1, 10))
    note = Note("n-1", "e-1", date(2024, 1, 10), "She whittles quoggles.")
    index = ScreenIndex.build(Caseload((client,), (work,), (note,)))
    stems = getattr(stem, "__self__")  # noqa: B009
    assert "quoggles" in stems
    index.remove_client("c-1")
    assert "quoggles" not in stems
