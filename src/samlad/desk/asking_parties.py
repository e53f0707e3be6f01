"""What parties are asked by letter, with a link for one answer each.

What somebody else typed for an actor goes to that actor at once: *stämmer / rätta*. To those who act for it here; to an actor
without accounts, to the first contact that has a mail address. An actor without accounts is also asked this way about a new
wording or a proposed undertaking; the others see it in *Din tur*, which has letters of its own. The texts stay in Samlad.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import translation

from samlad.channels.message import Channel
from samlad.desk import messages, outbox, words
from samlad.desk.calling import contacts_of
from samlad.desk.desk import World
from samlad.documents.words import Language, Speech
from samlad.domain.common import ActorId, Entry, Road
from samlad.domain.contact import ChannelKind
from samlad.domain.joint import JointState
from samlad.people import accounts
from samlad.people.guests import make_guest_link

AGREEMENT, UNDERTAKING = "agreement", "undertaking"  # the guest's tasks
NAMES = {AGREEMENT: "Ö", UNDERTAKING: "Å"}
GOOD_FOR = "Länken gäller bara er och en gång; att öppna den ändrar ingenting."
LINK_LASTS = timedelta(days=7)


@dataclass(frozen=True)
class Letter:
    """To one actor, about one thing that it can answer through a link."""

    task: str
    number: int
    actor: ActorId
    subject: str
    told: str
    asked: str


# ---- what somebody else typed


@messages.on("agreement.answered/1")
def answer_told(entry: Entry, world: World, at: datetime) -> None:
    done = entry.deed
    if entry.author.via.road is Road.TOLD:
        said = _swedish(words.ANSWERS[done.answer])  # type: ignore[attr-defined]
        number, actor = done.agreement, done.by  # type: ignore[attr-defined]
        _confirm(entry, world, at, AGREEMENT, number, actor, f"svaret ”{said}” på Ö-{number}")


@messages.on(
    "undertaking.accepted/1",
    "undertaking.declined/1",
    "undertaking.started/1",
    "undertaking.done/1",
    "undertaking.rescheduled/1",
    "undertaking.dropped/1",
)
def move_told(entry: Entry, world: World, at: datetime) -> None:
    number = entry.deed.undertaking  # type: ignore[attr-defined]
    known = world.state(entry.log).undertaking.undertakings[number]
    if entry.author.via.road is Road.TOLD:
        said = _swedish(words.UNDERTAKINGS[known.status])
        _confirm(entry, world, at, UNDERTAKING, number, known.actor, f"beskedet ”{said}” om Å-{number}")


def _confirm(entry: Entry, world: World, at: datetime, task: str, number: int, actor: ActorId, what: str) -> None:
    state, via = world.state(entry.log), entry.author.via
    assert via.at
    when = Speech(Language.SWEDISH, at=at).just_now(via.at).replace("\N{NO-BREAK SPACE}", " ")
    writer, name = (world.register.register.name_of(one) for one in (entry.author.actor, actor))
    noted = f"{writer} har antecknat {what} för {name} i {state.isf.name}"
    told = f"{noted}, enligt uppgift från {via.source}, per {via.how}, {when}."
    asked = "Stämmer det? Öppna länken och svara Stämmer eller Rätta. Tills ni rättar räknas det som antecknades."
    letter = Letter(task, number, actor, f"Stämmer det? {NAMES[task]}-{number} i {state.isf.name}", told, asked)
    _send(entry, world, at, letter, [*_members(actor), *_contacts(world, state, actor)])


# ---- what actors without accounts are asked


@messages.on("agreement.proposed/1", "agreement.reworded/1")
def wording_put(entry: Entry, world: World, at: datetime) -> None:
    done, state = entry.deed, world.state(entry.log)
    number = done.agreement  # type: ignore[attr-defined]
    wording = state.agreement.agreements[number].current.number
    told = f"{state.isf.name} frågar om överenskommelse Ö-{number}, lydelse {wording}."
    for actor in done.parties:  # type: ignore[attr-defined]
        letter = Letter(
            AGREEMENT, number, actor, f"Svara på Ö-{number} i {state.isf.name}", told, "Läs texten och svara:"
        )
        _send(entry, world, at, letter, _contacts(world, state, actor))


@messages.on("undertaking.proposed/1")
def undertaking_put(entry: Entry, world: World, at: datetime) -> None:
    state, number, actor = world.state(entry.log), entry.deed.undertaking, entry.deed.actor  # type: ignore[attr-defined]
    told = f"I {state.isf.name} föreslås att ni åtar er Å-{number}."
    letter = Letter(UNDERTAKING, number, actor, f"Kan ni åta er Å-{number}? {state.isf.name}", told, "Läs och svara:")
    _send(entry, world, at, letter, _contacts(world, state, actor))


# ---- sending


def _send(entry: Entry, world: World, at: datetime, letter: Letter, addresses: list[str]) -> None:
    """Each address gets a link of its own."""
    for address in addresses:
        _, token = make_guest_link(
            entry.log, letter.task, str(letter.number), letter.actor, at=at, valid_for=LINK_LASTS
        )
        link = f"{settings.PUBLIC_URL}/l/{token}"
        outbox.put(
            channel=Channel.EMAIL,
            address=address,
            subject=letter.subject,
            body=f"{letter.told}\n\n{letter.asked}\n{link}\n\n{GOOD_FOR}\n",
            mode="exercise" if world.state(entry.log).isf.is_exercise else "sharp",
            at=at,
            log=entry.log,
            actor=letter.actor,
        )


def _members(actor: ActorId) -> list[str]:
    return [one.email for one in accounts.members_of(actor)]


def _contacts(world: World, state: JointState, actor: ActorId) -> list[str]:
    """The first mail address of an actor that nobody has an account for."""
    if _members(actor):
        return []
    contacts = contacts_of(world.register.contact, state.isf.host, actor)
    ways = (way for contact in contacts for way in contact.channels if way.kind is ChannelKind.EMAIL)
    return [str(way.address) for way in ways][:1]


def _swedish(word: object) -> str:
    """Letters are in Swedish, as they go to a function."""
    with translation.override("sv"):
        return str(word)
