"""A QR code as SVG, to be photographed from one screen by another."""

from __future__ import annotations

from allauth.mfa.adapter import get_adapter


def qr_svg(address: str) -> str:
    svg: str = get_adapter().build_totp_svg(address)
    return svg
