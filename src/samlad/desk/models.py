"""The desk's own rows: receipts for what was decided once, and messages on their way out."""

from __future__ import annotations

from django.db import models


class ReceiptRow(models.Model):
    """A decision's key, per author: the same content again gives the first receipt."""

    author = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    content = models.CharField(max_length=64)  # SHA-256 of what was asked
    log = models.CharField(max_length=80)
    number = models.IntegerField()
    position = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "key"], name="receipt_once")]


class OutboxRow(models.Model):
    """One message to one address. Filled by live decisions only, never rebuilt.

    ``claimed_at`` without ``done_at`` after a crash means that it may have gone out: the board then says so.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        HANDED_OVER = "handed_over"
        REFUSED = "refused"
        GIVEN_UP = "given_up"
        HELD = "held"  # after a restore, or in the demo: stands still until a person releases it

    id = models.CharField(
        primary_key=True, max_length=32
    )  # unguessable: it comes back in bounces, receipts and replies
    log = models.CharField(max_length=80, default="")
    task = models.CharField(max_length=200, default="")  # which object in the log the outcome is noted on
    actor = models.CharField(max_length=80, default="")
    channel = models.CharField(max_length=20)
    address = models.CharField(max_length=320)
    subject = models.TextField(default="")
    body = models.TextField()
    spoken = models.TextField(default="")
    code = models.CharField(max_length=10, default="")
    calendar = models.BinaryField(null=True)
    mode = models.CharField(max_length=12, default="sharp")
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    attempts = models.IntegerField(default=0)
    maybe_twice = models.BooleanField(default=False)
    reference = models.CharField(max_length=200, default="")  # the channel's own id, for receipts
    reason = models.TextField(default="")

    class Meta:
        indexes = [
            models.Index(fields=["state", "due_at"], name="outbox_due"),
            models.Index(fields=["reference"], name="outbox_ref"),
        ]


class OutboxHold(models.Model):
    """While a row stands here, whatever is put in the outbox is held: the database has been restored from a backup."""

    since = models.DateTimeField()


class Nudge(models.Model):
    """An actor has been told of an expectation: mailed once, reminded once."""

    isf = models.CharField(max_length=80)
    actor = models.CharField(max_length=80)
    key = models.CharField(max_length=120)
    mailed_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["isf", "actor", "key"], name="nudge_once")]
