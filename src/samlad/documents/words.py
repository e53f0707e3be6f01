"""The words of the documents in Swedish and English, and times as they are said aloud."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date

SWEDEN = ZoneInfo("Europe/Stockholm")


class Language(StrEnum):
    SWEDISH = "sv"
    ENGLISH = "en"


class Mode(StrEnum):
    SHARP = "sharp"
    EXERCISE = "exercise"
    TEST = "test"


WORDS: dict[str, tuple[str, str]] = {
    "absent": ("Inte med", "Not present"),
    "actor": ("Aktör", "Actor"),
    "agreements": ("Vi är överens om", "We agree that"),
    "answers": ("Svar", "Answers"),
    "applies_between": ("Gäller mellan", "Applies between"),
    "attendance": ("Deltagande", "Attendance"),
    "by_phone": ("per telefon", "by telephone"),
    "by_when": ("senast {when}", "by {when}"),
    "call_in_order": ("Ring i denna ordning", "Call in this order"),
    "call_list": ("Lista att läsa upp: {isf}", "List to read aloud: {isf}"),
    "call_list_empty": ("Ingen är kallad.", "Nobody has been called."),
    "chair": ("Ordförande", "Chair"),
    "condition_met": ("Förutsättningen är uppfylld.", "The condition has been met."),
    "decided_by": (
        "{actor}: beslut av {decision_maker}, {reference}",
        "{actor}: decided by {decision_maker}, {reference}",
    ),
    "decision_missing": (
        "{actor}: kräver formellt beslut av {decision_maker}; uppgift om beslutet saknas",
        "{actor}: needs a formal decision by {decision_maker}; no decision has been entered",
    ),
    "demo": ("DEMO – påhittade uppgifter", "DEMO – invented data"),
    "deputy": ("ersättare", "deputy"),
    "dissent": ("Avvikande mening: ”{text}”", "Dissenting opinion: “{text}”"),
    "disturbance": ("Samhällsstörning", "Disturbance"),
    "due": ("Senast", "By"),
    "effect": ("Syfte", "Purpose"),
    "exercise": ("ÖVNING", "EXERCISE"),
    "fetched": ("Hämtad {when}.", "Fetched {when}."),
    "form": ("Form", "Form"),
    "formal_decisions": ("Formella beslut", "Formal decisions"),
    "has_phone_numbers": (
        "Innehåller telefonnummer – för ISF:ens värd.",
        "Contains telephone numbers – for the host of the ISF.",
    ),
    "host": ("Värd", "Host"),
    "late": ("efteranteckning, {when}", "late entry, {when}"),
    "log": ("Gemensam logg: {isf}", "Joint log: {isf}"),
    "name": ("Namn", "Name"),
    "next_meeting": ("Nästa möte", "Next meeting"),
    "no_agreements": ("Inga överenskommelser.", "No agreements."),
    "no_attendance": ("Ingen närvaro är antecknad.", "No attendance has been noted."),
    "no_next_meeting": ("Inget nytt möte är bestämt.", "No further meeting is set."),
    "no_notes": ("Inga anteckningar.", "No notes."),
    "no_number": ("inget nummer", "no number"),
    "no_undertakings": ("Inga åtaganden.", "No undertakings."),
    "not_settled": ("Inte avgjort ännu", "Not settled yet"),
    "note_taker": ("Antecknar", "Notes taken by"),
    "notes": ("Dagordning och anteckningar", "Agenda and notes"),
    "no_answer": ("{actor} har inte svarat på {agreement}", "{actor} has not answered on {agreement}"),
    "open_answer": ("{actor} återkommer om {agreement}", "{actor} will answer on {agreement}"),
    "open_answers": ("Svar som väntar", "Answers to come"),
    "outside": ("Står utanför", "Outside"),
    "page": ("Sida", "Page"),
    "page_of": ("av", "of"),
    "question_answered_by": ("{question} {actor} svarar", "{question} {actor} answers"),
    "question_unconfirmed": (
        "{question} Föreslagen att svara: {actor}, ännu inte bekräftat",
        "{question} Proposed to answer: {actor}, not yet confirmed",
    ),
    "question_without_actor": ("{question} Ingen svarar för frågan ännu", "{question} Nobody answers for it yet"),
    "questions": ("Frågor", "Questions"),
    "record_owner": ("Handlingen hör till {owner}.", "The record belongs to {owner}."),
    "replaced": ("{actor}: {came} ersatte {left} {when}", "{actor}: {came} replaced {left} {when}"),
    "replacements": ("Byten under mötet", "Changes during the meeting"),
    "report_deadline": ("Lägesrapport", "Situation report"),
    "result": ("Kvitterad av, kl.", "Acknowledged by, at"),
    "role": ("Roll", "Role"),
    "since": ("{state} sedan {when}", "{state} since {when}"),
    "state": ("Läge", "State"),
    "status": ("Status", "Status"),
    "summary_of": ("Sammanfattning av möte {number}: {isf}", "Summary of meeting {number}: {isf}"),
    "test": ("PROV", "TEST"),
    "time": ("Tid", "Time"),
    "told": ("Enligt uppgift från {source}, per {how}, {when}.", "As told by {source}, by {how}, {when}."),
    "undertakings": ("Vem gör vad", "Who does what"),
    "what": ("Vad", "What"),
    "wording": ("lydelse {wording}", "wording {wording}"),
}


class Speech:
    r"""Says words and times in one language. ``at`` is the document's own time: other years are then spelt out.

    >>> from datetime import UTC
    >>> speech = Speech(Language.SWEDISH, at=datetime(2026, 1, 14, tzinfo=UTC))
    >>> speech.time(datetime(2026, 1, 14, 12, 0, tzinfo=UTC)).replace("\N{NO-BREAK SPACE}", " ")
    'onsdag 14 januari kl. 13.00'
    """

    def __init__(self, language: Language | str, at: datetime) -> None:
        self.language = Language(language)
        self._today = self.date_of(at)

    def __call__(self, key: str, **facts: Any) -> str:
        return WORDS[key][self.language is Language.ENGLISH].format(**facts)

    def time(self, moment: datetime | date | None) -> str:
        """A day, and an hour when ``moment`` has one; Swedish local time. Raises ValueError for a time without zone."""
        if moment is None:
            return ""
        if not isinstance(moment, datetime):
            return self.day(moment)
        return f"{self.day(self.date_of(moment))} {self._hour(moment)}"

    def just_now(self, moment: datetime) -> str:
        """Only the hour on the document's own day: "kl. 13.12"."""
        return self._hour(moment) if self.date_of(moment) == self._today else self.time(moment)

    def span(self, start: datetime, end: datetime | None) -> str:
        """A meeting's time, always with its year."""
        first = f"{self.day(self.date_of(start), with_year=True)} {self._hour(start)}"
        if end is None:
            return first
        if self.date_of(start) == self.date_of(end):
            return f"{first}–{self.clock(end)}"
        return f"{first} – {self.time(end)}"

    @staticmethod
    def date_of(moment: datetime) -> date:
        return _swedish(moment).date()

    def footer(self, produced_at: datetime, record_owner: str) -> str:
        """When the facts were fetched and in whose records the document is kept."""
        fetched = self("fetched", when=self.span(produced_at, None))
        return f"{fetched} {self('record_owner', owner=record_owner)}" if record_owner else fetched

    def clock(self, moment: datetime) -> str:
        return _swedish(moment).strftime("%H.%M" if self.language is Language.SWEDISH else "%H:%M")

    def _hour(self, moment: datetime) -> str:
        """Held together by a space that no line breaks at."""
        word = "kl." if self.language is Language.SWEDISH else "at"
        return f"{word}\N{NO-BREAK SPACE}{self.clock(moment)}"

    def day(self, day: date, with_year: bool = False) -> str:
        pattern = "EEEE d MMMM y" if with_year or day.year != self._today.year else "EEEE d MMMM"
        return format_date(day, pattern, locale="sv" if self.language is Language.SWEDISH else "en_GB")


def marks_of(mode: Mode | str, demo: bool, language: Language | str) -> tuple[str, ...]:
    """The words that stand on every page, first and last line and heading of what is not a live event."""
    english = Language(language) is Language.ENGLISH
    keys = ([] if Mode(mode) is Mode.SHARP else [str(mode)]) + (["demo"] if demo else [])
    return tuple(WORDS[key][english] for key in keys)


def in_swedish_order(name: str) -> str:
    """A sort key: å, ä and ö last, and in that order."""
    return name.casefold().translate(_LAST_LETTERS)


def sentence(text: str) -> str:
    """Ends with a full stop unless it already ends as a sentence does."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else f"{text}."


def _swedish(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a time without zone cannot be printed")
    return moment.astimezone(SWEDEN)


_LAST_LETTERS = str.maketrans("åäö", "\U0010fffd\U0010fffe\U0010ffff")
