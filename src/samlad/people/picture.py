"""A QR code, to be photographed from one screen by another."""

from __future__ import annotations

import base64

from allauth.mfa.adapter import get_adapter


def qr_image(address: str) -> str:
    """The address as a picture, itself in the form of an address (``data:image/svg+xml…``)."""
    svg: str = get_adapter().build_totp_svg(address)
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
