"""Undertakings (åtaganden): what one actor does, and by when.

Exactly one actor, never "the ISF". Nobody can be given one: it is *föreslagen* until the actor takes it (*åtagen*) or declines
(*avböjd*), and only that actor moves it on: itself, by link, or typed by somebody else "enligt uppgift från …", which the
actor may contest (*rätta*); then it stands as it stood before. When the ISF closes, what is left is *offered* to a named
actor and moves when that actor takes it, or the ISF ends following it up, with a reason; what is undertaken stays its actor's.

Source: MSB1378, MSB1031: an ISF concludes agreements and has no command, so the verbs are *föreslå* and *åta sig*.
"""

from samlad.domain.undertaking.handing_over import end_follow_up, leave_untaken, offer_on, take_over
from samlad.domain.undertaking.moving import (
    accept,
    confirm_move,
    contest_move,
    decline,
    drop,
    due,
    finish,
    lapse,
    propose,
    reschedule,
    start,
)
from samlad.domain.undertaking.state import Move, State, Status, Undertaking, after, expected_of

__all__ = [
    "Move",
    "State",
    "Status",
    "Undertaking",
    "accept",
    "after",
    "confirm_move",
    "contest_move",
    "decline",
    "drop",
    "due",
    "end_follow_up",
    "expected_of",
    "finish",
    "lapse",
    "leave_untaken",
    "offer_on",
    "propose",
    "reschedule",
    "start",
    "take_over",
]
