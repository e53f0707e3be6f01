"""The door to ``people``: who is asking, ways in, and who may manage whom. Pages know people only through this module.

A person without the right gets NotFound, the same as for something that does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from functools import lru_cache

from samlad.desk import office
from samlad.desk.reader import NotFound, Reader
from samlad.domain import register
from samlad.domain.common import REGISTER, ActorId, Author, PersonId, Refused
from samlad.people import accounts, asking, colleagues, devices, invitations, limits, phones
from samlad.people.accounts import Colleague, members_of
from samlad.people.asking import PhoneInHand
from samlad.people.colleagues import Asked, pass_for
from samlad.people.demo import demo_link
from samlad.people.firstrun import create_first_keeper, first_run_code, is_first_run
from samlad.people.guests import make_guest_link, open_guest_link, revoke_guest_links, spend_guest_link
from samlad.people.invitations import accept_invitation, has_account
from samlad.people.links import opened
from samlad.people.models import (
    DemoLink,
    Device,
    DutyPhone,
    GuestLink,
    Invitation,
    LetInAsk,
    Link,
    PhoneLink,
    Role,
    Shift,
)
from samlad.people.names import names_of
from samlad.people.phones import end_shift, enrol_duty_phone, phone_with, shift_on, take_shift
from samlad.people.picture import qr_image
from samlad.people.private import note_reading, reading_position, set_setting, setting
from samlad.people.signing_in import be_known, sign_in, sign_in_by_pass, sign_in_on_shift, sign_out

__all__ = [
    "Asked",
    "Colleague",
    "DemoLink",
    "Device",
    "DutyPhone",
    "GuestLink",
    "Invitation",
    "Known",
    "LetInAsk",
    "Link",
    "NotFound",
    "PhoneInHand",
    "PhoneLink",
    "Role",
    "Shift",
    "accept_invitation",
    "actor_name",
    "ask_to_be_let_in",
    "be_known",
    "create_first_keeper",
    "demo_link",
    "devices_of",
    "end_shift",
    "enrol_duty_phone",
    "first_run_code",
    "has_account",
    "is_first_run",
    "let_in",
    "limit_link",
    "make_guest_link",
    "members_of",
    "names_of",
    "note_reading",
    "open_guest_link",
    "opened",
    "pass_for",
    "phone_with",
    "qr_image",
    "reading_position",
    "revoke_guest_links",
    "set_setting",
    "setting",
    "shift_on",
    "sign_in",
    "sign_in_by_pass",
    "sign_in_on_shift",
    "sign_out",
    "spend_guest_link",
    "take_shift",
]

hear = asking.hear  # the bell's listener
generation = asking.generation


class Known(asking.Known):
    """Somebody who is signed in; ``reader`` is what they may see."""

    __slots__ = ()

    @property
    def reader(self) -> Reader:
        return Reader(
            person=self.person,
            actors=self.actors,
            keeper_of=self.keeper_of,
            registrator_of=self.registrator_of,
            keeper=self.keeper,
        )


def who(session_key: str | None, at: datetime) -> Known | None:
    """The person behind a session, from memory; None for anybody else."""
    known = asking.who(session_key, at)
    return _with_reader(known) if known else None


@lru_cache(maxsize=20_000)
def _with_reader(known: asking.Known) -> Known:
    return Known(**{field.name: getattr(known, field.name) for field in fields(known)})


def actor_name(actor: ActorId) -> str:
    """For pages that the actor's own links and phones lead to; empty when there is no such actor."""
    known = office.desk().whole(REGISTER).register.actors.get(actor)
    return str(known.name) if known else ""


# ---- an actor's people, managed by its keeper or by the installation's


def may_manage(known: Known, actor: ActorId) -> bool:
    return known.keeper or actor in known.keeper_of


def people_of(known: Known, actor: ActorId) -> list[Colleague]:
    _require_keeper(known, actor)
    return accounts.people_of(actor)


def open_invitations(known: Known, actor: ActorId, at: datetime) -> list[Invitation]:
    _require_keeper(known, actor)
    return invitations.open_invitations(actor, at)


def invite(known: Known, actor: ActorId, email: str, role: Role, at: datetime) -> str:
    """The token of the link to send."""
    _require_keeper(known, actor)
    return invitations.invite(email, actor, role, by=known.person, at=at)[1]


def take_back_invitation(known: Known, actor: ActorId, invitation: str, at: datetime) -> None:
    _require_keeper(known, actor)
    invitations.take_back(invitation, actor, at)


def give_role(known: Known, actor: ActorId, person: PersonId, role: Role, at: datetime) -> None:
    """A further role for somebody who belongs to the actor already; others are invited."""
    _require_keeper(known, actor)
    _require_one_of(person, accounts.people_of(actor))
    accounts.join(person, actor, role, at)


def end_membership(known: Known, actor: ActorId, person: PersonId, at: datetime, role: Role | None = None) -> None:
    """Ends one role or all. Raises Refused("people.last_keeper")."""
    _require_keeper(known, actor)
    accounts.leave(person, actor, at, role)


# ---- duty phones


def phones_of(known: Known, actor: ActorId) -> list[DutyPhone]:
    _require_keeper(known, actor)
    return phones.phones_of(actor)


def offer_duty_phone(known: Known, actor: ActorId, function: str, label: str, at: datetime) -> str:
    """The token of the link to open on the phone, within the hour."""
    _require_keeper(known, actor)
    return phones.offer_duty_phone(actor, function, label, by=known.person, at=at)[1]


def revoke_duty_phone(known: Known, actor: ActorId, phone: str, at: datetime) -> None:
    _require_keeper(known, actor)
    phones.revoke_duty_phone(phone, actor, at)


def may_take_shift(phone: DutyPhone) -> list[Colleague]:
    """The names to pick from on the phone."""
    return accounts.members_of(ActorId(phone.actor))


# ---- one's own


def devices_of(known: Known, at: datetime) -> list[Device]:
    """A limited sign-in neither sees nor ends the person's others."""
    _require_whole(known)
    return devices.devices_of(known.person, at)


def sign_out_device(known: Known, device: str) -> None:
    _require_whole(known)
    devices.sign_out_device(device, known.person)


def sign_out_others(known: Known, session_key: str | None) -> None:
    _require_whole(known)
    devices.sign_out_others(known.person, session_key)


def set_language(known: Known, language: str) -> None:
    accounts.describe(known.person, name=known.name, language=language)


def describe(known: Known, name: str, language: str) -> None:
    """One's own name and language; not through a duty phone or a colleague's pass."""
    _require_whole(known)
    accounts.describe(known.person, name=name, language=language)


# ---- a colleague lets you in


def ask_to_be_let_in(email: str, address: str, at: datetime) -> Asked:
    """Raises Refused("people.too_many"), for known and unknown addresses alike."""
    _limit(f"let-in:{email.lower()}", limits.PER_ACCOUNT, at)
    _limit(f"address:{address}", limits.PER_ADDRESS, at)
    return colleagues.ask_to_be_let_in(email, at)


def waiting_colleagues(known: Known, at: datetime) -> list[LetInAsk]:
    return colleagues.asks_for(_lets_in_for(known), at, but_not=known.person)


def let_in(known: Known, actor: ActorId, ask: str, code: str, at: datetime) -> LetInAsk:
    """Writes the act in the register, then opens the door. Raises Refused, let_in.gone or let_in.wrong_code."""
    if actor not in _lets_in_for(known):
        raise NotFound
    _limit(f"let-in-code:{known.person}", limits.PER_ACCOUNT, at)
    let_in = colleagues.let_in(known.person, actor, ask, code, at, on_let_in=lambda ask: _log_let_in(known, actor, ask))
    limits.give_back(f"let-in-code:{known.person}")
    return let_in


def use_pass(secret: str, at: datetime) -> LetInAsk | None:
    return colleagues.use_pass(secret, at)


# ---- limits


def limit_link(token: str, address: str, at: datetime) -> None:
    """Each link may be pressed, and each address may try links, only so often. Raises Refused("people.too_many")."""
    _limit(f"link:{token}", limits.PER_LINK, at)
    _limit(f"address:{address}", limits.PER_ADDRESS, at)


def _limit(bucket: str, limit: int, at: datetime) -> None:
    if not limits.take(bucket, limit, at):
        raise Refused("people.too_many")


def _log_let_in(known: Known, actor: ActorId, ask: LetInAsk) -> None:
    person = PersonId(ask.person_id)
    office.desk().record(
        Author(person=known.person, actor=actor),
        REGISTER,
        lambda world, at: register.let_in_colleague(
            world.register.register, Author(person=known.person, actor=actor), at, person=person, actor=actor
        ),
        key=f"let-in-{ask.id}",
    )


def _lets_in_for(known: Known) -> frozenset[ActorId]:
    """Whoever was let in with a pass cannot let in the next one."""
    return known.actors if known.phone or not known.limited else frozenset()


def _require_keeper(known: Known, actor: ActorId) -> None:
    if not may_manage(known, actor):
        raise NotFound


def _require_whole(known: Known) -> None:
    if known.limited:
        raise NotFound


def _require_one_of(person: PersonId, people: Iterable[Colleague]) -> None:
    if person not in {colleague.person for colleague in people}:
        raise NotFound
