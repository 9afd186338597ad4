"""The shapes of offers, written from spec/payload.md alone."""

from tests.vectors.independent_consent import circumstances


def shapes(made_of, many, maybe, one_of, text_, day, moment, identifier, number, yes_or_no):
    perhaps = maybe(yes_or_no)
    came = one_of("own-page", "letter", "email")
    said = made_of(day=day, recorded=moment, came=came, words=text_, sha256=text_)
    place = made_of(where=text_, since=day, down=maybe(day), lasting=yes_or_no)
    offer = {
        "reference": text_,
        "kind": one_of("testimonial", "story"),
        "words": text_,
        "offering": text_,
        "came": came,
        "came_on": day,
        "recorded": moment,
        "completed": day,
        "alone": perhaps,
        "circumstances": circumstances(made_of, maybe, one_of, text_, yes_or_no),
        "confirmed": maybe(said),
        "answers": made_of(
            anonymous=perhaps,
            signature=text_,
            until=maybe(day),
            recipient=text_,
            recipient_kind=text_,
        ),
        "taught": many(
            made_of(member=identifier, consequence=text_, words=text_, recorded=moment, understood=perhaps)
        ),
        "texts": many(made_of(day=day, came=came, text=text_)),
        "looked": maybe(
            made_of(
                day=day,
                sha256=text_,
                verdict=text_,
                edits=many(made_of(start=number, end=number, why=text_)),
                decided=text_,
            )
        ),
        "settled": maybe(said),
        "published": maybe(day),
        "places": many(place),
        "withdrawn": maybe(day),
        "note": maybe(identifier),
    }
    voice = made_of(
        member=identifier,
        offered=said,
        alone=perhaps,
        confirmed=maybe(said),
        anonymous=perhaps,
        until=maybe(day),
        settled=maybe(said),
    )
    return {
        ("offer", 1): made_of(**offer),
        ("offer", 2): made_of(**offer, members=many(identifier), voices=many(voice)),
        ("standing-words", 1): made_of(
            reference=text_,
            text=text_,
            signature=text_,
            published=day,
            until=maybe(day),
            of=maybe(many(identifier)),
            known=text_,
            places=many(place),
            down=maybe(day),
        ),
        ("piece", 1): made_of(
            reference=text_,
            title=text_,
            kind=one_of("column", "talk", "reply", "post"),
            outlet=text_,
            text=text_,
            changed=moment,
            verdict=text_,
            seen=text_,
            out=many(made_of(day=day, where=text_, sha256=text_, passages=number)),
        ),
        ("offers-choice", 1): made_of(
            taken_up=yes_or_no,
            jurisdiction=text_,
            subdivision=text_,
            profession=text_,
            registered=many(text_),
            codes=many(text_),
        ),
    }
