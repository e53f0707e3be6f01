"""How a call is told in words. Handing over to a channel is never told as having arrived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from samlad.desk.words import way_told
from samlad.domain.call import (
    Alarm,
    Attendance,
    AttendanceAnswer,
    Call,
    Called,
    Delivery,
    Failure,
    How,
    Onward,
    OutsideNote,
    RingResult,
    Standing,
)
from samlad.domain.common import Author, PersonId, Road
from samlad.domain.contact import ChannelKind

Names = Mapping[PersonId, str]  # persons' names by id

NOBODY = PersonId("")


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happened in a few words, and when."""

    words: str
    at: datetime | None = None


CHIPS = {
    Standing.UNREACHED: ("bad", lambda: _("nås inte")),
    Standing.SILENT: ("wait", lambda: _("inget svar")),
    Standing.WAITING: ("wait", lambda: _("väntar")),
    Standing.HINDERED: ("wait", lambda: _("förhinder")),
    Standing.ACKNOWLEDGED: ("ok", lambda: _("kvitterad")),
}


def chip_of(call: Call, row: Called, standing: Standing) -> tuple[str, str]:
    """The word and kind of the mark: an invitation is answered, an alarm acknowledged.

    Who was alarmed another way is never said to be out of reach, and silence is told apart from ways that are closed.
    """
    kind, word = CHIPS[standing]
    if standing in {Standing.UNREACHED, Standing.WAITING} and row.outside:
        return outside(row.outside[-1]), "wait"
    if standing is Standing.UNREACHED and _is_only_silent(row):
        return _("ingen har svarat – ring"), kind
    if standing is Standing.ACKNOWLEDGED and not isinstance(call, Alarm):
        return _("har svarat"), kind
    return word(), kind


def _is_only_silent(row: Called) -> bool:
    """Nobody more to call, though nothing says that the messages did not arrive."""
    return row.unreached_because is Onward.TIME_PASSED and not row.has_only_failed


def waiting(row: Called, names: Names) -> list[Told]:
    """What has been tried so far, oldest first; the call itself comes before."""
    tried = [
        *(Told(_("ringd, %(result)s") % {"result": ring_word(ring.result)}, ring.at) for ring in row.rings),
        *(told for one in row.deliveries if (told := delivery(one))),
        *(Told(_("%(what)s, noterat") % {"what": outside(one)}, one.at) for one in row.outside),
        *(Told(_("förhinder: %(who)s") % {"who": _who(one.who, one.author, names)}, one.at) for one in row.hindered),
    ]
    if row.step:
        tried.append(Told(_("nästa kontakt kallad: %(why)s") % {"why": onward(row.escalated_because)}, row.step_at))
    if row.unreached_at and row.unreached_because is Onward.NO_CONTACT:
        tried.append(Told(_("ingen kontaktväg i registret")))
    elif row.unreached_at:
        tried.append(Told(_("ingen fler att kalla"), row.unreached_at))
    return sorted(tried, key=lambda one: one.at.timestamp() if one.at else float("inf"))


def outside(note: OutsideNote) -> str:
    return _("larmad via %(way)s") % {"way": note.way}


def ring_word(result: RingResult) -> str:
    return {
        RingResult.ANSWERED: _("svarade"),
        RingResult.NO_ANSWER: _("ej svar"),
        RingResult.BUSY: _("upptaget"),
    }[result]


def delivery(one: Delivery) -> Told | None:
    """As far as the channels have told."""
    if one.failed_at:
        return Told(_failure(one), one.failed_at)
    if one.receipt_at:
        words = {
            ChannelKind.SMS: _("sms levererat till telefonen"),
            ChannelKind.PHONE: _("automatiskt samtal besvarat, ingen tryckte 1"),
        }
        return Told(words.get(one.channel, _("e-post levererad")), one.receipt_at)
    if one.sent_at is None:
        return None
    words = {
        ChannelKind.EMAIL: _("e-post lämnad till e-postservern"),
        ChannelKind.SMS: _("sms lämnat till sms-tjänsten"),
        ChannelKind.PHONE: _("automatiskt samtal begärt"),
    }
    twice = f" ({_('kan ha skickats två gånger')})" if one.perhaps_twice else ""
    return Told(words.get(one.channel, "") + twice, one.sent_at)


def _failure(one: Delivery) -> str:
    """Short; the server's own words stand in the log."""
    if one.channel is ChannelKind.EMAIL:
        return {
            Failure.REFUSED: _("e-postadressen avvisades"),
            Failure.BOUNCED: _("e-posten kom tillbaka"),
            Failure.UNREACHABLE: _("e-posten gick inte fram än"),
        }[one.failure or Failure.UNREACHABLE]
    if one.channel is ChannelKind.PHONE:
        return _("automatiskt samtal: %(result)s") % {"result": one.reason or _("gick inte fram")}
    return _("sms gick inte fram")


def onward(why: Onward | None) -> str:
    words: dict[Onward, Callable[[], str]] = {
        Onward.TIME_PASSED: lambda: _("ingen kvittens i tid"),
        Onward.HINDERED: lambda: _("förhinder"),
        Onward.UNREACHABLE: lambda: _("gick inte att nå"),
        Onward.ASKED: lambda: _("ville inte vänta"),
        Onward.NO_CONTACT: lambda: _("ingen kontaktväg"),
    }
    return words[why]() if why else ""


def acknowledged(row: Called, names: Names) -> list[Told]:
    """By whom, how and when it arrived with somebody."""
    said = row.acknowledgement
    if said is None:
        return []
    who = _who(said.who, said.author, names)
    return [Told(" · ".join(one for one in (who, _how(said.how, said.author, names)) if one), said.at)]


def attending(said: AttendanceAnswer | None, names: Names) -> list[Told]:
    if said is None:
        return []
    word = {
        Attendance.COMING: _("deltar"),
        Attendance.SUBSTITUTE: _("ersättare: %(who)s") % {"who": said.who} if said.who else _("ersättare deltar"),
        Attendance.HINDERED: _("förhinder"),
    }[said.answer]
    told = [Told(word)]
    if said.from_at and said.answer is not Attendance.HINDERED:
        told.append(Told(_("från"), said.from_at))
    if said.author.via.road is Road.TOLD:
        source = said.author.via.source
        how = way_told(said.author.via.how)
        told.append(Told(_("enligt uppgift från %(source)s, %(how)s") % {"source": source, "how": how}))
    return told


def _who(who: object, author: Author, names: Names) -> str:
    """The name given; otherwise that of the person who did it for its own actor."""
    if str(who):
        return str(who)
    if author.name:
        return str(author.name)
    return names.get(author.person or NOBODY, "") if author.via.road is Road.OWN_HAND else ""


def _how(how: How, author: Author, names: Names) -> str:
    if how is How.PHONE:
        name = names.get(author.person or NOBODY)
        return _("ringd av %(name)s") % {"name": name} if name else _("ringd")
    return {
        How.APP: _("inloggad"),
        How.LINK: _("knapp i länken"),
        How.SMS: _("sms"),
        How.VOICE: _("knapp i samtalet"),
        How.RADIO: _("radio"),
    }[how]


def aloud(call: Call, row: Called, standing: Standing, names: Names) -> str:
    """What is said of one actor when the list is read aloud, after its name and before *sedan* and a time."""
    coming = [told.words for told in attending(row.attendance, names)[:1]]
    if standing is Standing.ACKNOWLEDGED:
        return ", ".join([*coming, _("kvitterad") if isinstance(call, Alarm) else _("har svarat")])
    if standing is Standing.HINDERED:
        return _("har förhinder")
    is_out_of_reach = standing is Standing.UNREACHED and not _is_only_silent(row) and not row.outside
    word = _("nås inte") if is_out_of_reach else _("har inte svarat")
    elsewhere = [outside(one) for one in row.outside[-1:]]
    rung = [_("ringd, %(result)s") % {"result": ring_word(one.result)} for one in row.rings[-1:]]
    return ", ".join([*elsewhere, *rung, word])
