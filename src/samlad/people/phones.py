"""Duty phones: enrolled once for a function; whoever takes the shift picks their name.

The phone is the key: it holds a secret, and whoever holds the phone may write as any member of that one actor. What is
done with it carries the person's name and the phone.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from samlad.domain.common import ActorId
from samlad.people import accounts, links
from samlad.people.changes import change
from samlad.people.ids import hashed, new_secret
from samlad.people.models import DutyPhone, PhoneLink, Shift

ENROL_WITHIN = timedelta(hours=1)


def offer_duty_phone(actor: ActorId, function: str, label: str, *, by: str, at: datetime) -> tuple[PhoneLink, str]:
    """A link to open on the phone that shall be the duty phone; and its token."""
    link = PhoneLink(
        actor=actor, function=function, label=label, created_by=by, created_at=at, expires_at=at + ENROL_WITHIN
    )
    return link, links.mint(link)


def enrol_duty_phone(token: str, at: datetime) -> tuple[DutyPhone, str]:
    """Spends the link. Returns the phone and the secret that it keeps."""
    with change():
        link = links.opened_as(PhoneLink, token, at)
        links.spend(link, at)
        secret = new_secret()
        phone = DutyPhone.objects.create(
            actor=link.actor,
            function=link.function,
            label=link.label,
            secret_hash=hashed(secret),
            enrolled_by_id=link.created_by,
            enrolled_at=at,
        )
        return phone, secret


def phone_with(secret: str | None) -> DutyPhone | None:
    """The enrolled phone that holds this secret, unless it has been revoked."""
    return DutyPhone.objects.filter(secret_hash=hashed(secret), revoked_at=None).first() if secret else None


def phones_of(actor: ActorId) -> list[DutyPhone]:
    return list(DutyPhone.objects.filter(actor=actor, revoked_at=None).order_by("label"))


def shift_on(phone: DutyPhone) -> Shift | None:
    """Who has the phone now."""
    return phone.shifts.filter(until=None).select_related("person").first()


def take_shift(phone: DutyPhone, person: str, at: datetime) -> Shift | None:
    """Ends the shift before and starts one for ``person``. None when that is not somebody who acts for the actor."""
    if person not in {colleague.person for colleague in accounts.members_of(ActorId(phone.actor))}:
        return None
    with change():
        phone.shifts.filter(until=None).update(until=at)
        return Shift.objects.create(phone=phone, person_id=person, since=at)


def end_shift(phone_id: str, at: datetime) -> None:
    with change():
        Shift.objects.filter(phone_id=phone_id, until=None).update(until=at)


def revoke_duty_phone(phone_id: str, actor: ActorId, at: datetime) -> None:
    """The phone lets nobody in any more, wherever it is."""
    with change():
        DutyPhone.objects.filter(pk=phone_id, actor=actor, revoked_at=None).update(revoked_at=at)
        Shift.objects.filter(phone_id=phone_id, phone__actor=actor, until=None).update(until=at)
