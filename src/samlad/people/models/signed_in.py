"""Who is signed in where, who asks to be let in, and how many wrong guesses have been made."""

from __future__ import annotations

from django.db import models

from samlad.people.ids import new_id
from samlad.people.models.person import Person


class Device(models.Model):
    """A browser in which a person is signed in. ``id`` is shown and named in addresses, the session key never."""

    id = models.CharField(primary_key=True, max_length=12, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices")
    session_key = models.CharField(max_length=40, unique=True)
    label = models.CharField(max_length=80)  # "Firefox på Android"
    shared = models.BooleanField(default=False)  # delad dator
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField()  # moved at most once an hour


class LetInAsk(models.Model):
    """A person who cannot sign in asks a colleague, who hears the code over the phone and lets them in."""

    id = models.CharField(primary_key=True, max_length=12, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=6)
    secret_hash = models.CharField(max_length=64, unique=True)  # held by the browser that waits
    asked_at = models.DateTimeField()
    actor = models.CharField(max_length=64, blank=True)  # the colleague's; the pass is good for this actor only
    let_in_by = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    let_in_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)


class Attempt(models.Model):
    """How many tries a bucket (an account, a link, an address) has had since its window began."""

    bucket = models.CharField(primary_key=True, max_length=64)  # hashed: it may hold an address
    tries = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()
