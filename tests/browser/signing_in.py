"""Ways in that several journeys use."""

from __future__ import annotations

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.browser.visitor import Visitor

PASSWORD = "en lugn natt i februari"
CHIP = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_authenticator(visitor: Visitor) -> None:
    """A security chip in software, which says yes by itself."""
    debugger = visitor.page.context.new_cdp_session(visitor.page)
    debugger.send("WebAuthn.enable")
    debugger.send("WebAuthn.addVirtualAuthenticator", {"options": CHIP})


def code_of(secret: str) -> str:
    """What the app shows just now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def connect_app(visitor: Visitor) -> str:
    """From *Så loggar du in*; returns the app's secret, with the printed codes on the screen."""
    visitor.follow("Koppla en kodapp", sees="Koppla en kodapp")
    secret = visitor.page.locator("code").inner_text()
    visitor.fill(code=code_of(secret))
    visitor.press("Koppla", sees="Koder att skriva ut")
    return secret


def sign_out(visitor: Visitor) -> None:
    visitor.unfold(visitor.page.locator(".account summary span").first.inner_text().partition(" · ")[0])
    visitor.press("Logga ut", sees="Logga in")
