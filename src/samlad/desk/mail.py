"""Django's own mail (invitations, password resets) goes through the outbox like everything else."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from samlad.channels.message import Channel
from samlad.desk import office, outbox


class OutboxBackend(BaseEmailBackend):
    """Named in settings as EMAIL_BACKEND."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        desk = office.desk()

        def put() -> None:
            for message in email_messages:
                for address in message.recipients():
                    outbox.put(
                        channel=Channel.EMAIL,
                        address=address,
                        subject=message.subject,
                        body=str(message.body),
                        at=desk.clock(),
                    )

        desk.write(put)
        return len(email_messages)
