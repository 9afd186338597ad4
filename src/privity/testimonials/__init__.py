"""Words that a client offers after completed work: what counts as an offer, its steps, and what would give them away.

Pure, and there is no function that asks. Words that came in go in; an offer comes out, or a refusal.

    offer = take_in("o-1", OfferKind.TESTIMONIAL, CompletedEngagement(ended), came)
    offer = confirm(offer, said, today)      # only when they came back by themselves, in time
    offer = settle(offer, said, today)       # on the exact text
    offer = release(offer, places, today)    # what the door lets out
    offer = withdraw(offer, today)           # at any time, for ever

Read `offer`, then `workflow`, `anonymity`, `fragment`.
"""

from privity.testimonials.anonymity import OwnWords, could_name, gives_away, outermost, own_words
from privity.testimonials.fragment import Shown, render_html, render_json
from privity.testimonials.offer import (
    CameWith,
    CompletedEngagement,
    OpenEngagement,
    kind_of,
    offering,
    take_in,
)
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
    "CameWith",
    "CompletedEngagement",
    "OpenEngagement",
    "OwnWords",
    "Shown",
    "Stage",
    "answer",
    "confirm",
    "could_name",
    "digest_of",
    "edits_of",
    "exact",
    "final_text",
    "gives_away",
    "is_clear",
    "judge_circumstances",
    "kind_of",
    "lapses",
    "look",
    "offering",
    "outermost",
    "own_words",
    "release",
    "render_html",
    "render_json",
    "settle",
    "stage",
    "take_in",
    "thinking_ends",
    "withdraw",
    "write",
]
