"""Invitations by mail: who reads the mail owns the address, and gets an account or a further membership."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from samlad.domain.common import ActorId
from samlad.people import accounts, links
from samlad.people.changes import change
from samlad.people.models import Invitation, Person, Role

VALID_FOR = timedelta(days=14)


def invite(email: str, actor: ActorId, role: Role, *, by: str, at: datetime) -> tuple[Invitation, str]:
    """Makes an invitation and its token. An earlier one to the same address for the same role is taken back."""
    with transaction.atomic():
        links.revoke(Invitation.objects.filter(email=email, actor=actor, role=role), at)
        invitation = Invitation(
            email=email.strip().lower(),
            actor=actor,
            role=role,
            created_by=by,
            created_at=at,
            expires_at=at + VALID_FOR,
        )
        return invitation, links.mint(invitation)


def has_account(invitation: Invitation) -> bool:
    return Person.objects.filter(email=invitation.email).exists()


def accept_invitation(token: str, at: datetime, *, name: str = "", password: str | None = None) -> Person:
    """Spends the invitation and gives the membership. ``name`` and ``password`` are for a new account only."""
    with change():
        invitation = links.opened_as(Invitation, token, at)
        links.spend(invitation, at)
        person = Person.objects.filter(email=invitation.email).first()
        if person is None:
            person = Person.objects.create_user(invitation.email, name, password)
        accounts.join(person.id, ActorId(invitation.actor), Role(invitation.role), at)
        return person


def open_invitations(actor: ActorId, at: datetime) -> list[Invitation]:
    """Those sent for an actor and not yet answered, newest first."""
    sent = Invitation.objects.filter(actor=actor, spent_at=None, revoked_at=None, expires_at__gt=at)
    return list(sent.order_by("-created_at"))


def take_back(invitation_id: str, actor: ActorId, at: datetime) -> None:
    links.revoke(Invitation.objects.filter(id=invitation_id, actor=actor), at)
