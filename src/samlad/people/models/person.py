from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from samlad.people.ids import new_id


class LowerCaseEmail(models.EmailField):
    """An address in lower case, both when stored and when looked for: Anna@ and anna@ are one person."""

    def to_python(self, value: Any) -> Any:
        cleaned = super().to_python(value)
        return cleaned.strip().lower() if isinstance(cleaned, str) else cleaned

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(self.to_python(value))


class People(BaseUserManager["Person"]):
    def create_user(self, email: str, name: str, password: str | None = None, **facts: Any) -> Person:
        """A new account. Without a password it is signed in to by passkey, or after a reset."""
        person = self.model(email=email.strip().lower(), name=name, **facts)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=username)


class Person(AbstractBaseUser):
    """Somebody with an account. Stands in deeds as ``id`` only, so that a name can be corrected or removed."""

    id = models.CharField(primary_key=True, max_length=12, default=new_id, editable=False)
    email = LowerCaseEmail("e-postadress", unique=True, max_length=254)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="sv")
    is_keeper = models.BooleanField(default=False)  # the installation's keeper: manages actors, reads no ISF
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = People()

    def __str__(self) -> str:
        return self.name
