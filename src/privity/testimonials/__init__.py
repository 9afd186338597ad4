"""Words that a client offers after completed work: what counts as an offer, its steps, and what would give them away.

Pure, and there is no function that asks. Words that came in go in; an offer comes out, or a refusal.

    offer = take_in("o-1", OfferKind.TESTIMONIAL, CompletedEngagement(ended), came)
    offer = confirm(offer, said, today)      # only when they came back by themselves, in time
    offer = settle(offer, said, marks, today)   # on the exact text
    offer = release(offer, places, today)    # what the door lets out
    offer = withdraw(offer, today)           # at any time, for ever

Of work with a couple or a family each of them takes each step: `take_in_together`, `join`, `confirm_each`, …

Read `leave` and `offer`, then `workflow`, `voices`, `together`, `anonymity`, `fragment`.
"""

from privity.testimonials.anonymity import (
    COULD_NAME,
    OwnWords,
    could_name,
    gives_away,
    marks,
    outermost,
    own_words,
    words_of_all,
)
from privity.testimonials.fragment import Shown, render_html, render_json
from privity.testimonials.leave import offering
from privity.testimonials.offer import CameWith, CompletedEngagement, OpenEngagement, kind_of, take_in
from privity.testimonials.together import answer_each, confirm_each, join, settle_each, take_in_together
from privity.testimonials.voices import is_joined, voice_of
from privity.testimonials.workflow import (
    Stage,
    answer,
    confirm,
    digest_of,
    edits_of,
    exact,
    final_text,
    is_clear,
    judge_circumstances,
    lapses,
    look,
    release,
    settle,
    stage,
    thinking_ends,
    withdraw,
    write,
)

__all__ = [
    "COULD_NAME",
    "CameWith",
    "CompletedEngagement",
    "OpenEngagement",
    "OwnWords",
    "Shown",
    "Stage",
    "answer",
    "answer_each",
    "confirm",
    "confirm_each",
    "could_name",
    "digest_of",
    "edits_of",
    "exact",
    "final_text",
    "gives_away",
    "is_clear",
    "is_joined",
    "join",
    "judge_circumstances",
    "kind_of",
    "lapses",
    "look",
    "marks",
    "offering",
    "outermost",
    "own_words",
    "release",
    "render_html",
    "render_json",
    "settle",
    "settle_each",
    "stage",
    "take_in",
    "take_in_together",
    "thinking_ends",
    "voice_of",
    "withdraw",
    "words_of_all",
    "write",
]
