from __future__ import annotations

from django.db import models


class PeopleVersion(models.Model):
    """One row, counted up in the transaction of everything that changes who may do what (see ``asking``)."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0)
