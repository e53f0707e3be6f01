from __future__ import annotations

from django.db import models

from samlad.people.models.person import Person


class Role(models.TextChoices):
    MEMBER = "member"  # acts for the actor
    KEEPER = "keeper"  # manages the actor's people and contact points
    REGISTRATOR = "registrator"  # reads everything the actor holds


class Membership(models.Model):
    """A person's role at an actor. One row for each role and period; an ended one is kept, it explains old entries."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    actor = models.CharField(max_length=64, db_index=True)
    role = models.CharField(max_length=12, choices=Role)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "actor", "role"], condition=models.Q(until=None), name="one_open_membership"
            ),
        )
