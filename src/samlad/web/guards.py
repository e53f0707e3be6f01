"""Guards: each route has one. A guard says who may ask at all, and fetches through the desk's door.

Not signed in: every protected address leads to sign-in. Signed in without the right: the same 404 as for nothing.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.http import urlencode

from samlad.desk.reader import NotFound
from samlad.web.asking import Ask, room_of
from samlad.web.drawing import address


class SignInFirst(Exception):
    """Nobody is signed in; ``address`` is where to do so and come back."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.address = "/accounts/login/?" + urlencode({"next": path})


class SecondFactorFirst(SignInFirst):
    """Signed in with a password only: a passkey or an app's codes come before anything else."""

    def __init__(self) -> None:
        Exception.__init__(self)
        self.address = address("mfa_index")


def open_to_all(ask: Ask, **params: Any) -> None:
    """The first-run page, links and sign-in, which guard themselves."""


def signed_in(ask: Ask, **params: Any) -> None:
    if ask.known is None:
        raise SignInFirst(ask.path)
    if ask.known.needs_second_factor:
        raise SecondFactorFirst
    ask.audience = ("person", ask.reader.person)


def acts_for_somebody(ask: Ask, **params: Any) -> None:
    """A person who acts for at least one actor; the installation's keeper may look at the register too."""
    signed_in(ask)
    if not ask.reader.actors and not ask.reader.keeper:
        raise Http404


def takes_part(ask: Ask, *, isf: str, **params: Any) -> None:
    """In the ISF, or has been; everyone else learns nothing."""
    signed_in(ask)
    try:
        rights = ask.desk.isf_rights(ask.reader, isf)
        state = ask.desk.isf_for(ask.reader, isf, ask.as_of)
    except NotFound:
        raise Http404 from None
    if state.isf.opened is None:  # the time asked for is before it began
        raise Http404
    ask.room = room_of(state, isf, ask.reader)
    ask.audience = ("isf", isf, rights, ask.room.leads, ask.room.hosts, bool(ask.room.mine))


def leads(ask: Ask, *, isf: str, **params: Any) -> None:
    """The ISF's host and its ISF-stöd."""
    takes_part(ask, isf=isf)
    if not ask.room.leads:
        raise Http404


def concerned(ask: Ask, *, disturbance: str, **params: Any) -> None:
    """Concerned by the disturbance: saw it, was shown it, or is in an ISF that handles it."""
    signed_in(ask)
    try:
        ask.room = ask.desk.disturbance_for(ask.reader, disturbance)
    except NotFound:
        raise Http404 from None


def keeper_of_actor(ask: Ask, *, actor: str, **params: Any) -> None:
    """Keeps the people and contact points of this actor."""
    signed_in(ask)
    if actor not in ask.reader.keeper_of:
        raise Http404


def of_actor(ask: Ask, *, actor: str, **params: Any) -> None:
    signed_in(ask)
    if actor not in ask.reader.actors | ask.reader.keeper_of:
        raise Http404


def reads_register(ask: Ask, **params: Any) -> None:
    """Acts for an actor, keeps its records, or keeps the installation: whoever may look up which actors there are."""
    signed_in(ask)
    if not ask.reader.reads_for and not ask.reader.keeper:
        raise Http404


def known_actor(ask: Ask, *, actor: str, **params: Any) -> None:
    """An actor in the register, which is open to everyone with an account."""
    reads_register(ask)
    if actor not in ask.register.register.actors:
        raise Http404


def keeper(ask: Ask, **params: Any) -> None:
    """Keeps the installation: manages actors, reads no ISF."""
    signed_in(ask)
    if not ask.reader.keeper:
        raise Http404
