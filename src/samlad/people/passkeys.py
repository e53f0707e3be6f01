"""Adding a passkey: one that signs in alone, kept by the device, which makes sure each time that it is its owner."""

from __future__ import annotations

from typing import Any

from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView


class AddPasskeyView(AddWebAuthnView):
    """allauth would also take keys that are only a second step; one kind is enough, and easier to explain."""

    def get_context_data(self, **facts: Any) -> dict[str, Any]:
        shown: dict[str, Any] = super().get_context_data(**facts)
        # After allauth's own, since the last options made are those that the answer is held against.
        shown["js_data"] = {"creation_options": begin_registration(self.request.user, True)}
        return shown
