"""A refusal cannot depend on a record, because the code that words it can reach none."""

from tests.architecture.source import modules

_RECORDS = (
    "privity.model.people",
    "privity.model.notes",
    "privity.model.engagement",
    "privity.model.overview",
    "privity.services.clients",
    "privity.services.find",
    "privity.services.office",
    "privity.services.screening",
    "privity.storage",
    "privity.ports",
)


def test_what_words_an_answer_reaches_no_record() -> None:
    """The letters, and the module that chooses among them, import nothing that could open an office."""
    wording = ("letters.answer", "letters.words", "services.letters", "services.requests.replying")
    chosen = [module for module in modules() if module.name in wording]
    assert len(chosen) == len(wording)
    found = {
        (module.name, name)
        for module in chosen
        for name in module.imports()
        if any(name == one or name.startswith(f"{one}.") for one in _RECORDS)
    }
    assert found == set()


def test_no_answer_waits_for_anything() -> None:
    """Neither the time that is taken nor a pause may tell what was looked up: nothing here sleeps or measures."""
    found = {
        (module.name, name)
        for module in modules()
        if module.within("letters", "services.requests")
        for name, _ in module.calls()
        if name.rpartition(".")[2] in {"sleep", "monotonic", "perf_counter"}
    }
    assert found == set()
