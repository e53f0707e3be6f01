from __future__ import annotations

from django.db import models

from samlad.people.ids import new_id
from samlad.people.models.person import Person


class DutyPhone(models.Model):
    """A phone enrolled for a function at an actor. It holds a secret of its own; here is the hash.

    The phone alone signs nobody in: it lets whoever takes the shift write as themselves, for this actor only.
    """

    id = models.CharField(primary_key=True, max_length=12, default=new_id, editable=False)
    actor = models.CharField(max_length=64, db_index=True)
    function = models.CharField(max_length=64)  # as its people say it: "TiB"
    label = models.CharField(max_length=120)  # what people call it: "TiB-telefonen"
    secret_hash = models.CharField(max_length=64, unique=True)
    enrolled_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    enrolled_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class Shift(models.Model):
    """Who had a duty phone, from when until when."""

    phone = models.ForeignKey(DutyPhone, on_delete=models.CASCADE, related_name="shifts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["phone"], condition=models.Q(until=None), name="one_shift_at_a_time"),
        )
