"""Drafts: the only other kind of joint text beside the log. Mutable, written by several at once, also offline."""

from __future__ import annotations

from django.db import models


class Draft(models.Model):
    """One text being written. Its text is its updates, merged; any process can rebuild it."""

    class Kind(models.TextChoices):
        OWN = "own"  # one actor's; the host only stores it
        SUPPORT = "support"  # the ISF-stöd's working material, written for the host
        SHARED = "shared"  # a second actor can open it; live meeting notes are this

    id = models.CharField(primary_key=True, max_length=20)
    kind = models.CharField(max_length=8, choices=Kind)
    isf = models.CharField(max_length=80, db_index=True)
    owner = models.CharField(max_length=80)  # the actor whose it is; of working material and meeting notes the host
    readers = models.JSONField(default=list)  # of a shared one: these actors; empty for everyone who takes part
    about = models.CharField(max_length=80, default="")  # "meeting:3:2": the second item of meeting 3
    title = models.TextField(default="")
    created_by = models.CharField(max_length=80, default="")
    created_at = models.DateTimeField()
    written_at = models.DateTimeField()
    noted_at = models.DateTimeField(null=True)  # when its text was last shared in the joint log

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["isf", "about"], condition=~models.Q(about=""), name="draft_about_once")
        ]


class DraftUpdate(models.Model):
    """One batch of a draft's changes, as an editor sent it (a Yjs update), or several merged into one."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="updates")
    number = models.IntegerField()
    key = models.CharField(max_length=80, default="")
    person = models.CharField(max_length=80, default="")
    at = models.DateTimeField()
    update = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="draft_update_once"),
            models.UniqueConstraint(fields=["draft", "key"], condition=~models.Q(key=""), name="draft_key_once"),
        ]
