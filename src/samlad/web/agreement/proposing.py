"""What is done to an agreement as a whole: proposed, worded anew, one more party, replaced, withdrawn."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse

from samlad.desk.desk import Receipt
from samlad.domain import agreement
from samlad.domain.common import ActorId
from samlad.web import inside
from samlad.web.asking import Ask
from samlad.web.drawing import address


def propose(ask: Ask, isf: str) -> HttpResponse:
    inside.require_meant(ask, "text", "effect")
    meeting = ask.number("meeting")
    return inside.decide(
        ask,
        "agreement",
        agreement.propose,
        author=inside.author(ask),
        then=_onwards(isf, meeting),
        text=ask.text("text"),
        effect=ask.text("effect"),
        parties=_parties(ask),
        valid_from=ask.moment("valid_from"),
        valid_until=ask.moment("valid_until"),
        answer_by=ask.moment("answer_by"),
        meeting=meeting,
    )


def reword(ask: Ask, isf: str, number: int) -> HttpResponse:
    inside.require_meant(ask, "text", "effect")
    meeting = ask.number("meeting")
    return inside.decide(
        ask,
        "agreement",
        agreement.reword,
        author=inside.author(ask),
        then=_onwards(isf, meeting, number),
        agreement=number,
        text=ask.text("text"),
        effect=ask.text("effect"),
        parties=_parties(ask),
        answer_by=ask.moment("answer_by"),
        meeting=meeting,
    )


def add_party(ask: Ask, isf: str, number: int) -> HttpResponse:
    return inside.decide(
        ask,
        "agreement",
        agreement.add_party,
        author=inside.author(ask),
        then=address("agreement", isf=isf, number=number),
        agreement=number,
        party=ActorId(ask.word("party")),
    )


def withdraw(ask: Ask, isf: str, number: int) -> HttpResponse:
    return inside.decide(
        ask,
        "agreement",
        agreement.withdraw,
        author=inside.author(ask),
        then=address("agreement", isf=isf, number=number),
        agreement=number,
        reason=ask.text("end_reason"),
    )


def supersede(ask: Ask, isf: str, number: int) -> HttpResponse:
    return inside.decide(
        ask,
        "agreement",
        agreement.supersede,
        author=inside.author(ask),
        then=address("agreement", isf=isf, number=number),
        agreement=number,
        replaced_by=ask.number("replaced_by"),
    )


def _parties(ask: Ask) -> tuple[ActorId, ...]:
    return tuple(ActorId(one) for one in ask.post.getlist("party"))


def _onwards(isf: str, meeting: int, number: int = 0) -> Callable[[Receipt], str]:
    """Back to the meeting where it was drafted, else to the agreement itself."""

    def onwards(receipt: Receipt) -> str:
        made = next((one.agreement for one in receipt.deeds), number)  # type: ignore[attr-defined]
        if meeting:
            return address("meeting", isf=isf, number=meeting) + f"#agreement-{made}"
        return address("agreement", isf=isf, number=made) if made else address("agreements", isf=isf)

    return onwards
