"""Bounces as mail servers write them (RFC 3464)."""

from __future__ import annotations

_REPORT = """\
Return-Path: <>
From: MAILER-DAEMON@mx.kommunen.example (Mail Delivery System)
To: {back_to}
Subject: Undelivered Mail Returned to Sender
Date: Sun, 22 Nov 2026 02:14:00 +0100
Message-ID: <bounce-1@mx.kommunen.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="gräns"

--gräns
Content-Type: text/plain; charset=utf-8

This is the mail system. I'm sorry to have to inform you that your message could not be delivered.

--gräns
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.kommunen.example
Arrival-Date: Sun, 22 Nov 2026 02:13:58 +0100

Final-Recipient: rfc822; {recipient}
Original-Recipient: rfc822;{recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--gräns
Content-Type: message/rfc822

""".replace("gräns", "=_boundary")


def bounce_of(
    letter: bytes,
    back_to: str,
    recipient: str,
    *,
    action: str = "failed",
    status: str = "5.1.1",
    said: str = "550 5.1.1 User unknown",
) -> bytes:
    """The report that comes to the envelope sender ``back_to``, with the whole letter sent along."""
    head = _REPORT.format(back_to=back_to, recipient=recipient, action=action, status=status, said=said)
    return head.encode() + letter + b"\r\n--=_boundary--\r\n"
