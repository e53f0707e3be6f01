"""Every route has a guard: nobody signed in is led to sign-in, and an outsider meets the same nothing everywhere."""

from __future__ import annotations

import re

import pytest

from tests.people.cast import MUNICIPALITY, Browser
from tests.web.conftest import ISF

OPEN = {"open_to_all", "knows_secret", "in_demo"}  # guard themselves; tests of people, calls and the demo walk them
OWN = {
    "signed_in",
    "acts_for_somebody",
    "known_actor",
    "reads_register",
    "adds_points",
    "whole",
}  # one's own, and which actors there are


def routes():
    from samlad.web.routes import ROUTES

    return ROUTES


def filled(path: str) -> str:
    """An address with the ISF that stands, and number 1 of everything."""
    known = {"isf": ISF, "actor": MUNICIPALITY, "number": "1"}
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: known.get(found[1], "1"), path)


def test_every_route_has_a_guard(isf) -> None:
    assert all(callable(route.guard) for route in routes())


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_signed_in_is_led_to_sign_in(isf, method) -> None:
    browser = Browser()
    for route in routes():
        if route.guard.__name__ in OPEN:
            continue
        answer = getattr(browser, method)(filled(route.path))
        assert answer.status_code == 302 and "/login/" in answer["Location"], route.name


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_outsider_sees_nothing_anywhere(isf, cilla, signed_in, method) -> None:
    nothing = signed_in(cilla).get("/no/such/page/").content
    for route in routes():
        browser = signed_in(cilla)  # anew each time: one of the routes signs out
        answer = getattr(browser, method)(filled(route.path))
        if route.guard.__name__ in OPEN | OWN:
            assert "Lokal ISF Örebro" not in answer.content.decode(), route.name
        else:
            assert answer.status_code == 404, (route.name, answer.status_code)
            assert answer.content == nothing, route.name


def test_a_post_from_another_site_is_refused(isf, anna, signed_in) -> None:
    browser = signed_in(anna)
    answer = browser.post(f"/isfs/{ISF}/pause/", {"note": "x"}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
