"""What values are called, on the screen and on paper alike, in the language that is active when the word is used."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samlad.domain import agreement, undertaking
from samlad.domain.agreement import Answer
from samlad.domain.isf import Role
from samlad.domain.meeting import Form
from samlad.domain.question.deeds import SentStatus

Words = Mapping[str, object]

ANSWERS: Words = {
    Answer.YES: _("ja"),
    Answer.YES_IF: _("ja, under förutsättning att"),
    Answer.RETURNS_BY: _("återkommer senast"),
    Answer.NO: _("nej"),
    Answer.NOT_CONCERNED: _("berörs inte"),
}
AGREEMENTS: Words = {
    agreement.Status.PROPOSED: _("förslag"),
    agreement.Status.WAITING: _("väntar på svar"),
    agreement.Status.APPLIES_BETWEEN_SOME: _("gäller mellan några"),
    agreement.Status.APPLIES: _("gäller"),
    agreement.Status.NOT_AGREED: _("ingen överenskommelse"),
    agreement.Status.WITHDRAWN: _("återkallad"),
    agreement.Status.SUPERSEDED: _("ersatt"),
    agreement.Status.LAPSED: _("har löpt ut"),
}
UNDERTAKINGS: Words = {
    undertaking.Status.PROPOSED: _("föreslagen"),
    undertaking.Status.UNDERTAKEN: _("åtagen"),
    undertaking.Status.DECLINED: _("avböjd"),
    undertaking.Status.STARTED: _("pågår"),
    undertaking.Status.DONE: _("klar"),
    undertaking.Status.DROPPED: _("utgår"),
    undertaking.Status.UNTAKEN: _("ingen har tagit över"),
    undertaking.Status.FOLLOW_UP_ENDED: _("följs inte längre upp"),
}
SENDINGS: Words = {
    SentStatus.RECEIVED: _("mottagen"),
    SentStatus.BEING_PREPARED: _("bereds"),
    SentStatus.SENT_ON: _("skickad vidare"),
    SentStatus.ANSWERED: _("besvarad"),
    SentStatus.RETURNED_UNANSWERED: _("kom tillbaka utan svar"),
}
FORMS: Words = {
    Form.TELEPHONE: _("telefon"),
    Form.VIDEO: _("video"),
    Form.ON_SITE: _("på plats"),
    Form.RADIO: _("radio"),
}
ROLES: Words = {
    Role.CHAIR: _("ordförande"),
    Role.COORDINATOR: _("koordinator ISF-stöd"),
    Role.PICTURE: _("lägesbild"),
    Role.DOCUMENTATION: _("dokumentation"),
    Role.COMMUNICATION: _("kommunikation"),
}
# As they stand in the log, where what was typed is kept.
HOWS: Words = {
    "telefon": _("telefon"),
    "radio": _("radio"),
    "sms": _("sms"),
    "e-post": _("e-post"),
    "handuppräckning": _("handuppräckning"),
}
CONTESTED = _("har rättat det svar som antecknades")


def way_told(said: str) -> str:
    """The word for the way in which something was told; any other way as it was written."""
    return str(HOWS.get(said, said))
