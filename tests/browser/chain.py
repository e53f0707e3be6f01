"""The steps of the chain that several journeys walk, each as the person who takes it sees it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.browser.visitor import Visitor

SWEDEN = ZoneInfo("Europe/Stockholm")
TEMPLATE = "orebro-smitta"
WHAT = "Många sjuka i hemtjänsten, risk att vi inte klarar natten."
AGREED = "Vi är överens om att regionen tar emot tio personer från korttidsboendet före klockan 18."


def field_time(**ahead: float) -> str:
    """A moment from now, as a field for date and time takes it."""
    return f"{datetime.now(SWEDEN) + timedelta(**ahead):%Y-%m-%dT%H:%M}"


def call_now(host: Visitor, what: str = WHAT) -> str:
    """From a template: what and when, one button. Returns the ISF's address; the larm's board is on the screen."""
    host.open(f"/isfs/new/?template={TEMPLATE}", sees="Ny ISF")
    host.fill(what=what)
    host.press("Kalla nu", sees="Ring nästa")
    return host.path.partition("alarms/")[0]


def start_meeting(host: Visitor, isf: str) -> str:
    """Returns the meeting's address."""
    host.open(isf)
    host.follow("Till mötet", sees="Inför mötet")
    meeting = host.path
    host.press("Starta mötet", sees="Laget runt")
    return meeting


def note_on_the_phone(host: Visitor, actor: str, name: str, role: str) -> None:
    """Attendance of somebody who only has a telephone."""
    card = host.card("Notera närvaro")
    host.select(actor=actor)
    host.fill(attendee=name, attendee_role=role)
    card.get_by_label("Med per telefon").check()
    host.press("Notera", sees=name, within=card)


def propose(host: Visitor, meeting: str, parties: list[str], text: str = AGREED) -> str:
    """Drafts an agreement in the meeting. Returns its address."""
    host.open(meeting)
    host.follow("Ny överenskommelse", sees="Föreslå en överenskommelse")
    host.fill(text=text)
    for box in host.page.locator("[name=party]").all():
        box.set_checked(host.page.locator(f"label[for={box.get_attribute('id')}]").inner_text() in parties)
    host.press("Föreslå", sees=text)
    host.page.get_by_role("link", name="Läs upp igen").wait_for()
    return f"{meeting.partition('meetings/')[0]}agreements/1/"


def answer_as_told(host: Visitor, agreement: str, actor: str, source: str, answer: str) -> None:
    """Typed for somebody on the telephone, read back in one sentence before it is recorded."""
    host.open(agreement)
    host.follow("Svar enligt uppgift från …", sees="Vilken aktör svarar?")
    host.select(actor=actor)
    host.page.get_by_text(answer, exact=True).click()
    host.fill(told_by=source)
    host.press("Granska", sees="Läs upp och anteckna om det stämmer:")
    host.press("Anteckna", sees="enligt uppgift från")


def end_meeting(host: Visitor, meeting: str) -> None:
    """The summary is on the screen."""
    host.open(meeting)
    host.follow("Avsluta mötet", sees="Nästa möte planeras med det som inte är klart.")
    host.press("Avsluta mötet", sees="Att läsa upp eller klistra in")
