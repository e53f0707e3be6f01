"""Calls: larm and invitations. How to join and how somebody is reached is never told here."""

from __future__ import annotations

from django.utils.translation import gettext_noop as N_

SENTENCES: dict[str, tuple[str, ...]] = {
    "call.alarm_raised/1": (N_("{host} skickade {mode} {call} till {recipients}."), "why", "prepare"),
    "call.invited/1": (
        N_("{host} bjöd in till möte {meeting_at} (kallelse {call}): {recipients}. Svar senast {reply_by}."),
        "why",
        "prepare",
    ),
    "call.contacts_listed/1": (N_("Kontaktvägarna för kallelse {call} togs fram."),),
    "call.joining_given/1": (N_("{author} angav hur man ansluter (kallelse {call})."),),
    "call.actor_added/1": (N_("{actor} lades till i kallelse {call}."),),
    "call.sent/1": (N_("Kallelse {call} till {actor} lämnades till tjänsten för {channel}."),),
    "call.delivery_failed/1": (N_("Kallelse {call} till {actor} med {channel} {failure}."), "reason"),
    "call.receipt_arrived/1": (N_("Operatören meddelar att kallelse {call} har nått {actor} ({channel})."),),
    "call.rung/1": (N_("{actor} ringdes upp (kallelse {call}): {result}."),),
    "call.noted_outside/1": (N_("{actor} har även larmats på annat sätt (kallelse {call}): {way}."),),
    "call.acknowledged/1": (N_("{actor} kvitterade kallelse {call} {how}[: {who}]."),),
    "call.attendance_answered/1": (N_("{actor} svarade på kallelse {call} {how}: {answer}[, {who}]."),),
    "call.deputy_called/1": (N_("Nästa kontakt hos {actor} kallas (kallelse {call}): {why}."),),
    "call.unreached/1": (N_("{actor} har inte nåtts (kallelse {call}): {why}."),),
    "call.invitation_moved/1": (N_("Mötet i kallelse {call} flyttades till {meeting_at}. Svar senast {reply_by}."),),
    "call.reminded/1": (N_("Påminnelse om kallelse {call} till {actors}."),),
    "call.ended/1": (N_("Kallelse {call} avslutades: {ending}."), "note"),
}
