"""*Din tur* on screen: what each expectation is called, and where it is met."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from samlad.desk import turn
from samlad.desk.turn import Item
from samlad.web.asking import Ask
from samlad.web.drawing import address

TITLES = {
    "call.acknowledge": _("Kvittera larmet"),
    "call.attend": _("Kommer ni på mötet?"),
    "agreement.answer": _("Svara på överenskommelse Ö-%(number)s"),
    "agreement.confirm": _("Stämmer ert svar på Ö-%(number)s?"),
    "agreement.return": _("Återkom med svar på Ö-%(number)s"),
    "agreement.condition": _("Är er förutsättning för Ö-%(number)s uppfylld?"),
    "agreement.formal_decision": _("Formellt beslut för Ö-%(number)s"),
    "undertaking.answer": _("Kan ni åta er Å-%(number)s?"),
    "undertaking.do": _("Ert åtagande Å-%(number)s"),
    "undertaking.confirm": _("Stämmer uppgiften om Å-%(number)s?"),
    "undertaking.take_over": _("Tar ni över Å-%(number)s?"),
    "question.confirm": _("Svarar ni för fråga F-%(number)s?"),
    "question.answer": _("Svara på fråga F-%(number)s"),
    "question.came_back": _("Fråga F-%(number)s kom tillbaka utan svar"),
    "contact.confirm": _("Stämmer numret?"),
    "meeting.join": _("ISF-möte %(number)s pågår"),
    "meeting.floor": _("Ni har ordet i ISF-möte %(number)s"),
    "extract.offer": _("Tar ni emot erbjudandet?"),
}
PLACES = {
    "call": ("alarm", "number"),
    "agreement": ("agreement", "number"),
    "undertaking": ("undertaking", "number"),
    "question": ("question", "number"),
    "meeting": ("meeting", "number"),
}


def expectations(ask: Ask) -> tuple[Item, ...]:
    return turn.expected_of(ask.desk, ask.reader)


def title(item: Item) -> str:
    known = TITLES.get(item.expected.kind)
    return str(known) % {"number": item.expected.number} if known else item.expected.kind


def place(item: Item) -> str:
    """Where the expectation is met; the ISF's own page when it has no page of its own."""
    subject = item.expected.kind.partition(".")[0]
    if subject == "contact":
        return address("actor", actor=item.actor) + f"#contact-{item.expected.number}"
    if subject == "extract":
        return address("links", isf=item.isf)
    if subject not in PLACES:
        return address("isf", isf=item.isf)
    route, param = PLACES[subject]
    return address(route, isf=item.isf, **{param: item.expected.number})
