"""The shapes of consent, written from spec/payload.md alone."""


def circumstances(made_of, maybe, one_of, text_, yes_or_no):
    """How a consent, or an offer, came about."""
    perhaps = maybe(yes_or_no)
    return made_of(
        raised_by=maybe(one_of("client", "practitioner", "staff", "publisher", "executor", "somebody-else")),
        asked_again=perhaps,
        benefit=perhaps,
        detriment=perhaps,
        depends=perhaps,
        owes_fee=perhaps,
        crisis=perhaps,
        pressed=perhaps,
        gratitude=perhaps,
        returning=perhaps,
        capacity=perhaps,
        bundled=maybe(text_),
        explained_by=text_,
        explainer_independent=perhaps,
        interpreter=maybe(text_),
        others_agree=perhaps,
        told_withdrawal=perhaps,
        told_passing_on=perhaps,
    )


def shapes(made_of, many, maybe, one_of, text_, day, moment, identifier, yes_or_no):
    perhaps = maybe(yes_or_no)
    return {
        ("consent", 1): made_of(
            reference=text_,
            said=one_of("given", "refused", "not-asked", "laid-out", "unknown"),
            scope=made_of(
                recipient=text_,
                recipient_kind=text_,
                purpose=text_,
                data=many(text_),
                what=text_,
                text=text_,
                sha256=text_,
                anonymous=perhaps,
                channel=text_,
            ),
            valid_from=day,
            recorded=moment,
            until=maybe(day),
            signatures=many(
                made_of(
                    member=identifier,
                    day=day,
                    recorded=moment,
                    signed_as=one_of("self", "parent", "executor"),
                    form=one_of("written", "oral", "implied"),
                    own_page=yes_or_no,
                    alone=perhaps,
                    able=perhaps,
                )
            ),
            taught=many(
                made_of(
                    member=identifier, consequence=text_, words=text_, recorded=moment, understood=perhaps
                )
            ),
            confirmed=many(made_of(member=identifier, day=day, recorded=moment)),
            circumstances=circumstances(made_of, maybe, one_of, text_, yes_or_no),
            lifts=many(identifier),
            source=text_,
        ),
        ("consent-withdrawal", 1): made_of(
            of=maybe(identifier),
            member=identifier,
            came_by=one_of("call", "text", "post", "email", "passing", "visit", "own-page"),
            arrived=day,
            recorded=moment,
            words=text_,
            verified=maybe(day),
            recalls=many(
                made_of(recipient=text_, day=day, form=text_, possible=yes_or_no, asked_back=maybe(day))
            ),
            told=maybe(day),
        ),
    }
