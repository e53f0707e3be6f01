"""Rebuildable rows for what spans many logs. They may be dropped and made again without any effect outside."""

from __future__ import annotations

from django.db import models


class Participation(models.Model):
    """An actor takes part, or has taken part, in an ISF; a person is on its staff."""

    isf = models.CharField(max_length=80)
    actor = models.CharField(max_length=80, default="")
    person = models.CharField(max_length=80, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["isf", "actor", "person"], name="participation_once")]
        indexes = [
            models.Index(fields=["actor"], name="participation_actor"),
            models.Index(fields=["person"], name="participation_person"),
        ]


class Due(models.Model):
    """The earliest time at which something in a log comes to mean lateness."""

    log = models.CharField(max_length=80, primary_key=True)
    at = models.DateTimeField(db_index=True)


class Concerned(models.Model):
    """An actor may see a disturbance."""

    disturbance = models.CharField(max_length=80)
    actor = models.CharField(max_length=80, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["disturbance", "actor"], name="concerned_once")]


class OpenIsf(models.Model):
    """An ISF that is not closed."""

    isf = models.CharField(max_length=80, primary_key=True)


class Searchable(models.Model):
    """An entry whose words can be searched for. ``audience``: JSON list of the actors that may read it; empty for everyone."""

    position = models.BigIntegerField(primary_key=True)
    log = models.CharField(max_length=80, db_index=True)
    number = models.IntegerField()
    audience = models.TextField(default="")


class SearchWord(models.Model):
    """One stem in one entry. As bytes, so that "begins with" is a range in the index, the same on every database."""

    stem = models.BinaryField()
    position = models.BigIntegerField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["stem", "position"], name="search_word")]
