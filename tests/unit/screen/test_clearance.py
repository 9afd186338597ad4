"""Clearance: the question that is never skipped, the answers to what is asked, and no way round what is stopped."""

import itertools
from collections.abc import Callable

import pytest

from privity.errors import RefusedError
from privity.model.exact_text import exact_hash
from privity.screen import CaseTalk, Finding, FindingKind, Screening, Strength, Verdict
from privity.screen.clearance import Answer, ClearedDraft, Cover, InMind, beside, clear
from privity.screen.finding import Candidate

_TEXT = "Most of us sleep less well when the evenings are long."


def found(
    *findings: Finding, unread: tuple[str, ...] = (), near: tuple[tuple[str, Strength], ...] = ()
) -> Screening:
    calls = {finding.calls_for for finding in findings}
    verdict = (
        Verdict.STOP if Verdict.STOP in calls else Verdict.ASK if calls or unread else Verdict.NOTHING_FOUND
    )
    candidates = tuple(
        Candidate(rank, client, strength, 1.0, ()) for rank, (client, strength) in enumerate(near, 1)
    )
    return Screening(verdict, CaseTalk(False, 0.0, ()), findings, candidates, 3, 9, unread)


def one(kind: FindingKind, client: str | None, calls_for: Verdict) -> Finding:
    return Finding(kind, (0, 4), client, "a reason", calls_for)


def looking(screening: Screening) -> Callable[[str], Screening]:
    return lambda text: screening


_NOTHING = looking(found())
_NAMED = found(one(FindingKind.NAME, "c-1", Verdict.STOP))
_ASKED = found(one(FindingKind.CASE_TALK, None, Verdict.ASK))
_TALK = found(one(FindingKind.CASE_TALK, None, Verdict.STOP))


def test_the_question_is_never_skipped() -> None:
    with pytest.raises(RefusedError) as refused:
        clear(_TEXT, screen=_NOTHING, in_mind=None)
    assert refused.value.field == "in_mind"
    assert "Did you have a particular client, present or former, in mind" in refused.value.remedy


@pytest.mark.parametrize("in_mind", [InMind.YES, InMind.MAYBE, InMind.ONLY_THEM])
def test_somebody_in_mind_stops_it_whatever_the_screen_found(in_mind: InMind) -> None:
    with pytest.raises(RefusedError):
        clear(_TEXT, screen=_NOTHING, in_mind=in_mind)


def test_nothing_found_and_nobody_in_mind_is_cleared_as_these_very_words() -> None:
    cleared = clear(
        _TEXT, screen=_NOTHING, in_mind=InMind.NO, details=lambda text: {"c-1": frozenset({text})}
    )
    assert (cleared.text, cleared.verdict, cleared.answers) == (_TEXT, Verdict.NOTHING_FOUND, ())
    assert cleared.details == {"c-1": frozenset({_TEXT})}


@pytest.mark.parametrize(
    "answers", [chosen for n in range(3) for chosen in itertools.combinations(Answer, n)]
)
def test_no_answer_opens_what_is_stopped(answers: tuple[Answer, ...]) -> None:
    for screening in (_NAMED, _TALK):
        with pytest.raises(RefusedError):
            clear(_TEXT, screen=looking(screening), in_mind=InMind.NO, answers=answers)


def test_what_is_asked_needs_an_answer_and_keeps_it() -> None:
    with pytest.raises(RefusedError):
        clear(_TEXT, screen=looking(_ASKED), in_mind=InMind.NO)
    with pytest.raises(RefusedError):
        clear(_TEXT, screen=looking(_ASKED), in_mind=InMind.NO, answers=[Answer.LOOKED])
    cleared = clear(
        _TEXT, screen=looking(_ASKED), in_mind=InMind.NO, answers=[Answer.FICTION, Answer.FICTION]
    )
    assert (cleared.verdict, cleared.answers) == (Verdict.ASK, (Answer.FICTION,))


def test_a_part_that_was_not_read_is_looked_at_by_a_person() -> None:
    unread = looking(found(unread=("page 3: is a picture",)))
    for answers in ([], [Answer.FICTION]):
        with pytest.raises(RefusedError) as refused:
            clear(_TEXT, screen=unread, in_mind=InMind.NO, answers=answers)
        assert "page 3" in refused.value.message
    assert clear(_TEXT, screen=unread, in_mind=InMind.NO, answers=[Answer.LOOKED]).answers == (Answer.LOOKED,)


_TO_ANN = Cover(frozenset({"ann"}))


def test_a_letter_to_a_client_may_name_that_client_and_nobody_else() -> None:
    hers = found(
        one(FindingKind.NAME, "ann", Verdict.STOP),
        one(FindingKind.CASE_TALK, None, Verdict.STOP),
        near=(("ann", Strength.STRONG),),
    )
    cleared = clear(_TEXT, screen=looking(hers), in_mind=InMind.ONLY_THEM, cover=_TO_ANN)
    assert cleared.covered == {"ann"}
    others = found(*hers.findings, one(FindingKind.NAME, "bo", Verdict.STOP))
    with pytest.raises(RefusedError):
        clear(_TEXT, screen=looking(others), in_mind=InMind.ONLY_THEM, cover=_TO_ANN)
    with pytest.raises(RefusedError):
        clear(_TEXT, screen=looking(hers), in_mind=InMind.ONLY_THEM)


def test_somebody_elses_story_in_a_letter_to_a_client_stops_it() -> None:
    told = found(
        one(FindingKind.CASE_TALK, None, Verdict.STOP), near=(("bo", Strength.STRONG), ("ann", Strength.WEAK))
    )
    assert beside(told, _TO_ANN).verdict is Verdict.STOP
    assert beside(told, None) is told


def test_in_a_letter_to_a_client_one_says_whom_one_had_in_mind() -> None:
    hers = looking(found(one(FindingKind.CASE_TALK, None, Verdict.STOP), near=(("ann", Strength.STRONG),)))
    with pytest.raises(RefusedError):
        clear(_TEXT, screen=hers, in_mind=InMind.NO, cover=_TO_ANN)
    with pytest.raises(RefusedError):
        clear(_TEXT, screen=hers, in_mind=InMind.MAYBE, cover=_TO_ANN)


def test_a_consented_text_is_cleared_as_the_exact_text_alone() -> None:
    cover = Cover(frozenset({"ann"}), exact_hash(_TEXT))
    consented = [Answer.CONSENTED]
    hers = looking(found(one(FindingKind.RETELLING, "ann", Verdict.STOP)))
    assert clear(f"\n{_TEXT} ", screen=hers, in_mind=InMind.ONLY_THEM, answers=consented, cover=cover)
    for changed in (_TEXT + " Really.", _TEXT.replace("less", "more"), _TEXT.upper()):
        with pytest.raises(RefusedError) as refused:
            clear(changed, screen=hers, in_mind=InMind.ONLY_THEM, answers=consented, cover=cover)
        assert "not the text that was consented to" in refused.value.message
    with pytest.raises(RefusedError):
        clear(_TEXT, screen=_NOTHING, in_mind=InMind.NO, answers=consented)


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ("Zoë slept.\r\nThen she woke.\r\n", True),
        ("Zoe\u0308 slept.\nThen she woke.", True),
        ("\n  Zoë slept.\rThen she woke. ", True),
        ("Zoë slept. Then she woke.", False),
        ("Zoë slept. \nThen she woke.", False),
        ("Zoë slept.\n\nThen she woke.", False),
        ("Zoë\u200d slept.\nThen she woke.", False),
        ("Zoë\u00a0slept.\nThen she woke.", False),
        ("Zoe slept.\nThen she woke.", False),
        ("Zoë ﬂed.\nThen she woke.", False),
        ("A story\n\nZoë slept.\nThen she woke.", False),
    ],
)
def test_line_ends_and_the_form_of_accents_make_no_other_text_and_all_else_does(
    changed: str, same: bool
) -> None:
    cover = Cover(frozenset({"ann"}), exact_hash("Zoë slept.\nThen she woke."))
    hers = looking(found(one(FindingKind.RETELLING, "ann", Verdict.STOP)))
    if same:
        assert clear(changed, screen=hers, in_mind=InMind.ONLY_THEM, cover=cover).text == changed
    else:
        with pytest.raises(RefusedError):
            clear(changed, screen=hers, in_mind=InMind.ONLY_THEM, cover=cover)


def test_without_clearing_there_is_no_cleared_draft() -> None:
    with pytest.raises(TypeError):
        ClearedDraft(object(), _TEXT, "", Verdict.NOTHING_FOUND, InMind.NO, (), frozenset(), {})
