"""allauth's forms, with our limits and the choice of a shared computer."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.forms import ResetPasswordForm as BaseResetPasswordForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import LoginWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from samlad.people import limits
from samlad.people.adapters import SAY, require_guess_left
from samlad.people.asking import SHARED_KEY


class SignInForm(LoginForm):
    shared = forms.BooleanField(required=False)

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        request.session[SHARED_KEY] = self.cleaned_data["shared"]  # kept through the second step
        response: HttpResponse = super().login(request, redirect_url)
        return response


class PasskeySignInForm(LoginWebAuthnForm):
    shared = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        context.request.session[SHARED_KEY] = self.cleaned_data["shared"]
        return self.cleaned_data


class LimitedCode(BaseAuthenticateForm):
    def clean_code(self) -> str:
        guess = require_guess_left(context.request, self.user, "code")
        code: str = super().clean_code()
        guess.was_right()
        return code


class CodeForm(LimitedCode, AuthenticateForm):
    """A code from an app, or a printed one, as the second step."""


class CodeAgainForm(LimitedCode, ReauthenticateForm):
    """The same, before something that needs fresh proof."""


class ResetPasswordForm(BaseResetPasswordForm):
    def clean_email(self) -> str:
        email: str = super().clean_email()
        at = timezone.now()
        if not limits.take(f"reset:{email.lower()}", limits.PER_CODE, at):
            raise ValidationError(SAY["too_many_login_attempts"])
        return email
