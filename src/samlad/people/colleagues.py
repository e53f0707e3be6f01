"""The way back in at 02:00: a colleague of the same actor lets you in.

The person asks on the sign-in page, which shows a code and waits. They ring a colleague and read the code aloud. The
colleague, who is signed in, types it and presses the button. The waiting browser then gets a pass for that one actor,
for twelve hours. The page answers the same whether or not the address has an account.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.crypto import constant_time_compare

from samlad.domain.common import ActorId, Refused
from samlad.people.changes import change
from samlad.people.ids import hashed, new_code, new_secret
from samlad.people.models import LetInAsk, Membership, Person, Role

ASK_LASTS = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the waiting browser keeps: the code to read aloud and its own secret."""

    code: str
    secret: str


def ask_to_be_let_in(email: str, at: datetime) -> Asked:
    """Notes the ask, if the address is somebody's. An earlier ask stays: nobody can push another's ask aside."""
    asked = Asked(new_code(), new_secret())
    person = Person.objects.filter(email=email, is_active=True).first()
    if person:
        LetInAsk.objects.create(person=person, code=asked.code, secret_hash=hashed(asked.secret), asked_at=at)
    return asked


def asks_for(actors: Iterable[ActorId], at: datetime, *, but_not: str) -> list[LetInAsk]:
    """Those who wait and act for any of these actors, oldest first. Nobody lets in themselves."""
    colleagues = Membership.objects.filter(actor__in=list(actors), role=Role.MEMBER, until=None).values("person")
    waiting = LetInAsk.objects.filter(person__in=colleagues, let_in_at=None, asked_at__gt=at - ASK_LASTS)
    return list(waiting.exclude(person=but_not).select_related("person").order_by("asked_at"))


def let_in(
    colleague: str,
    actor: ActorId,
    ask_id: str,
    code: str,
    at: datetime,
    *,
    on_let_in: Callable[[LetInAsk], None],
) -> LetInAsk:
    """Gives the pass. ``on_let_in`` writes the act in the register and runs first: what cannot be logged is not done.

    Raises Refused("let_in.gone") when nobody such waits, Refused("let_in.wrong_code") when the code is not theirs.
    """
    ask = next((ask for ask in asks_for([actor], at, but_not=colleague) if ask.id == ask_id), None)
    if ask is None:
        raise Refused("let_in.gone")
    if not constant_time_compare(ask.code, "".join(code.split()).upper()):
        raise Refused("let_in.wrong_code")
    on_let_in(ask)
    with change():
        LetInAsk.objects.filter(pk=ask.pk).update(actor=actor, let_in_by=colleague, let_in_at=at)
    return ask


def pass_for(secret: str, at: datetime) -> LetInAsk | None:
    """The pass that waits for this browser, if a colleague has given it; changes nothing."""
    return (
        LetInAsk.objects.filter(secret_hash=hashed(secret), used_at=None, let_in_at__gt=at - ASK_LASTS)
        .select_related("person")
        .first()
    )


def use_pass(secret: str, at: datetime) -> LetInAsk | None:
    """Uses the pass up; it works in one browser, once."""
    ask = pass_for(secret, at)
    with change():
        used = ask and LetInAsk.objects.filter(pk=ask.pk, used_at=None).update(used_at=at)
    return ask if used else None
