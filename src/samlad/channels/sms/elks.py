"""SMS through 46elks: ``POST /sms`` now, a receipt at ``whendelivered`` later, answers at the number's ``sms_url``."""

from __future__ import annotations

from dataclasses import dataclass

from samlad.channels import phone
from samlad.channels.callbacks import Callbacks, Kind
from samlad.channels.elks import Account
from samlad.channels.message import Outcome, OutgoingMessage, Rejected
from samlad.channels.sms.gsm import plain

HANDED_OVER = "lämnat till sms-tjänsten"


@dataclass(frozen=True, slots=True)
class ElksSms:
    account: Account
    callbacks: Callbacks

    def send(self, message: OutgoingMessage) -> Outcome:
        try:
            number = phone.normalise(message.to)
        except ValueError as error:
            return Rejected(str(error))
        if not phone.takes_sms(number):
            return Rejected(f"{phone.display(number)} är en fast telefon och tar inte emot sms. Ring i stället.")
        return self.account.post(
            "/sms",
            HANDED_OVER,
            **{"from": self.account.sender},
            to=number,
            message=self._text(message),
            whendelivered=self.callbacks.address(Kind.RECEIPT, message.id),
        )

    def check(self) -> str:
        return self.account.check()

    def _text(self, message: OutgoingMessage) -> str:
        """Answers are asked for only when the sender is a number that can be answered."""
        text = plain(message.body)
        if message.code and self.account.takes_replies:
            return f"{text}\nSvara JA {message.code} eller NEJ {message.code}."
        return text
