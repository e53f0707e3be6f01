"""What a call says by mail, by SMS and aloud: who calls, why, when, how to join, what to prepare and who hosts.

Messages are in Swedish, whatever language somebody has chosen for their own screen: they go to a function. ÖVNING and PROV are
put first by the gateway. Source: MSB1378 (what a call to an ISF says).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

from samlad.channels import phone
from samlad.documents.words import SWEDEN, Language, Speech, sentence
from samlad.domain.addresses import dialable
from samlad.domain.call import Alarm, AlarmMode, Call, Invitation, Joining, Onward

COMING = "Deltar ni?"  # what the JA or NEJ is to
LONGEST_IN_SMS = 160  # of the reason; all of it stands behind the link


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str
    sms: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who calls: the host and the ISF by name, at a time."""

    host: str
    isf: str
    at: datetime

    def when(self, moment: datetime) -> str:
        return Speech(Language.SWEDISH, at=self.at).just_now(moment).replace("\N{NO-BREAK SPACE}", " ")


def alarm(sender: Sender, call: Alarm, *, actor: str, link: str, because: Onward | None = None) -> Letter:
    """``because`` says why this contact is called after another one."""
    if call.mode is AlarmMode.TEST:
        return _trial(sender, call, actor=actor, link=link)
    when = f"Möte {sender.when(call.meeting_at)}." if call.meeting_at else "Anslut nu."
    minutes = int(call.deputy_after.total_seconds() // 60)
    passed_on = f"{_PASSED_ON[because]} " if because else ""
    first = f"{sender.host} larmar {actor} till {sender.isf}. {passed_on}"
    return Letter(
        subject=f"Larm: {sender.isf}, {_subject_time(sender, call)}",
        body=_body(
            first,
            f"Varför: {call.why}",
            when,
            *(f"{one}." for one in how_to_join(call.joining)),
            f"Förbered: {call.prepare}" if call.prepare else "",
            f"Värd: {sender.host}",
            f"Kvittera inom {minutes} minuter:\n{link}",
            "Svarar ingen kallas nästa kontakt. Länken gäller bara er och en gång; att öppna den ändrar ingenting.",
        ),
        sms=_short(
            f"LARM från {sender.host}. {passed_on}{_reason(call)} {when} {_join_line(call.joining)}", link, COMING
        ),
        spoken=" ".join(
            [
                f"Detta är ett larm från {sender.host} till {actor}. {passed_on}",
                sentence(str(call.why)),
                _spoken_time(call.meeting_at),
                _spoken_joining(call.joining),
            ]
        ),
    )


def _trial(sender: Sender, call: Alarm, *, actor: str, link: str) -> Letter:
    """A provlarm asks for nothing but an answer."""
    told = f"{sender.host} provar om ni går att nå. Svara bara: ingen ska ansluta till något möte."
    return Letter(
        subject=f"Provlarm från {sender.host}",
        body=_body(f"Till {actor}.", told, f"Svara här:\n{link}", "Stämmer inte numret: be er aktör rätta registret."),
        sms=_short(f"Provlarm. {told}", link),
        spoken=f"Detta är ett provlarm till {actor}. {told}",
    )


def invitation(sender: Sender, call: Invitation, *, actor: str, link: str, lead: str = "") -> Letter:
    """``lead`` says what is new: a reminder, another time."""
    when = sender.when(call.meeting_at)
    return Letter(
        subject=f"{lead or 'Mötesinbjudan'}: {sender.isf}, {when}",
        body=_body(
            f"{sender.host} bjuder in {actor} till möte i {sender.isf} {when}.",
            f"Varför: {call.why}",
            *(f"{one}." for one in how_to_join(call.joining)),
            f"Förbered: {call.prepare}" if call.prepare else "",
            f"Värd: {sender.host}",
            f"Svara senast {sender.when(call.reply_by)}:\n{link}",
            "Länken gäller bara er och en gång; att öppna den ändrar ingenting.",
        ),
        sms=_short(f"{lead or 'Mötesinbjudan'} från {sender.host}: {sender.isf} {when}. {_reason(call)}", link, COMING),
    )


def withdrawn(sender: Sender, call: Call) -> Letter:
    what = "Larmet" if isinstance(call, Alarm) else "Mötet"
    which = f"larmade {sender.when(call.called_at)}" if isinstance(call, Alarm) else _subject_time(sender, call)
    told = f"{what} är inställt: {sender.isf}, {which}. {sentence(str(call.end_note))}"
    return Letter(
        subject=f"{what} är inställt: {sender.isf}",
        body=_body(told, "Ni behöver inte göra något.", f"Värd: {sender.host}"),
        sms=f"{told} /{sender.host}",
    )


def how_to_join(joining: Joining) -> list[str]:
    """Each way to join in words: ``Ring 010-174 06 00, kod 4711``."""
    code = f", kod {joining.code}" if joining.code else ""
    ways = [
        f"Ring {joining.phone}{code}" if joining.phone else "",
        f"Länk: {joining.link}" if joining.link else "",
        f"Plats: {joining.place}" if joining.place else "",
    ]
    return [one for one in ways if one]


_PASSED_ON = {
    Onward.TIME_PASSED: "Den som larmades först har inte svarat.",
    Onward.HINDERED: "Den som larmades först har förhinder.",
    Onward.UNREACHABLE: "Den som larmades först gick inte att nå.",
    Onward.ASKED: "Den som larmades först har inte svarat.",
    Onward.NO_CONTACT: "",
}


def _subject_time(sender: Sender, call: Call) -> str:
    return f"möte {sender.when(call.meeting_at)}" if call.meeting_at else "anslut nu"


def _body(*paragraphs: str) -> str:
    return "\n\n".join(one.strip() for one in paragraphs if one.strip()) + "\n"


def _short(text: str, link: str, asked: str = "") -> str:
    """An SMS. The channel adds *Svara JA 1 eller NEJ 1* on a line of its own where replies are taken."""
    return f"{' '.join(text.split())} {link} {asked}".strip()


def _reason(call: Call) -> str:
    return sentence(shorten(str(call.why), LONGEST_IN_SMS, placeholder=" …"))


def _join_line(joining: Joining) -> str:
    return "".join(f"{one}. " for one in how_to_join(joining)[:1])


def _spoken_time(meeting_at: datetime | None) -> str:
    if meeting_at is None:
        return "Anslut nu."
    here = meeting_at.astimezone(SWEDEN)
    minutes = f" och {here:%M}" if here.minute else ""
    return f"Mötet börjar klockan {here.hour}{minutes}."


def _spoken_joining(joining: Joining) -> str:
    if not joining.phone:
        return "Hur ni deltar står i sms och e-post."
    number = dialable(str(joining.phone))
    told = phone.spoken(number) if number and number.startswith("+") else str(joining.phone)
    code = f" Koden är {' '.join(str(joining.code))}." if joining.code else ""
    return f"Ring {told}.{code}"
