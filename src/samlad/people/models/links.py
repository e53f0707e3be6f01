"""Links sent to people. Only the hash of a link's token is stored; opening one changes nothing (see ``links``)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from samlad.people.ids import new_id
from samlad.people.models.membership import Role
from samlad.people.models.person import LowerCaseEmail, Person


class Link(models.Model):
    """What all links share. ``mark`` is the first sign of its tokens and tells which table holds it."""

    mark: ClassVar[str]

    token_hash = models.CharField(primary_key=True, max_length=64)
    created_by = models.CharField(max_length=12, blank=True)  # a person's id; empty when the system made it
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def is_open(self, at: datetime) -> bool:
        return self.spent_at is None and self.revoked_at is None and at < self.expires_at


class Invitation(Link):
    """Asks somebody, by mail, to act for an actor. Spent when it is accepted."""

    mark = "i"

    id = models.CharField(max_length=12, unique=True, default=new_id)
    email = LowerCaseEmail(max_length=254)
    actor = models.CharField(max_length=64, db_index=True)
    role = models.CharField(max_length=12, choices=Role)


class GuestLink(Link):
    """Lets somebody without an account do one task for one actor, once."""

    mark = "g"

    id = models.CharField(max_length=12, unique=True, default=new_id)
    log = models.CharField(max_length=80)
    task = models.CharField(max_length=40)  # what is asked: "alarm.acknowledge", "agreement.answer" …
    object_id = models.CharField(max_length=40)  # of what: the alarm, the agreement
    actor = models.CharField(max_length=64)
    name = models.CharField(max_length=120, blank=True)  # whom it was sent to, as far as is known

    class Meta:
        indexes = (models.Index(fields=["log", "task", "object_id"], name="guest_link_task"),)


class PhoneLink(Link):
    """Makes the phone on which it is accepted the duty phone of a function."""

    mark = "p"

    actor = models.CharField(max_length=64)
    function = models.CharField(max_length=64)
    label = models.CharField(max_length=120)


class DemoLink(Link):
    """Signs in as a made-up person, again and again; works only in a data directory marked as demo."""

    mark = "d"

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
