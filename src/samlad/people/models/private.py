"""Small private state: neither joint nor public, never in a log; backed up with the rest."""

from __future__ import annotations

from django.db import models

from samlad.people.models.person import Person


class ReadingPosition(models.Model):
    """How far a person has read in a log. Shown to nobody else: reading is shown per actor, never per person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    log = models.CharField(max_length=80)
    position = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "log"], name="one_position_per_log"),)


class Setting(models.Model):
    """One choice of a person's own, as text."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    value = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "name"], name="one_value_per_setting"),)
