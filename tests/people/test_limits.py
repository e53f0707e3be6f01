"""Guessing is limited, and nobody is locked out by somebody else's guesses."""

from __future__ import annotations

from samlad.people import limits
from tests.people.cast import words_of


def wrong(client, email, times=1):
    return [client.sign_in(email, "fel lösenord igen") for _ in range(times)]


def test_a_stranger_gets_ten_guesses(browser, bo):
    stranger = browser(address="198.51.100.9")
    assert "hör inte ihop" in words_of(wrong(stranger, bo.email, 10)[-1])
    assert "För många försök" in words_of(wrong(stranger, bo.email)[0])
    assert "För många försök" in words_of(stranger.sign_in(bo.email))
    assert stranger.known is None


def test_an_address_without_an_account_is_treated_the_same(browser, bo):
    stranger = browser()
    assert words_of(wrong(stranger, "nobody@region.example", 11)[-1]) == words_of(wrong(browser(), bo.email, 11)[-1])


def test_a_known_device_is_never_locked_out_by_others(browser, bo):
    own = browser()
    own.sign_in(bo.email)
    own.post("/sign-out/")
    assert own.known is None
    wrong(browser(address="198.51.100.9"), bo.email, 12)
    assert own.sign_in(bo.email).status_code == 302
    assert own.known.person == bo.id


def test_a_known_device_counts_its_own(browser, bo):
    own = browser()
    own.sign_in(bo.email)
    own.post("/sign-out/")
    wrong(own, bo.email, 10)
    assert "För många försök" in words_of(own.sign_in(bo.email))


def test_a_device_known_to_one_account_is_a_stranger_to_another(browser, anna, bo):
    device = browser()
    device.sign_in(anna.email)
    device.post("/sign-out/")
    wrong(browser(address="198.51.100.9"), bo.email, 10)
    assert "För många försök" in words_of(device.sign_in(bo.email))


def test_one_address_has_a_high_ceiling(browser, bo, clock, monkeypatch):
    monkeypatch.setattr(limits, "PER_ADDRESS", 20)
    stranger = browser(address="198.51.100.9")
    for number in range(20):
        wrong(stranger, f"guess{number}@region.example")
    assert "För många försök" in words_of(stranger.sign_in(bo.email))
    assert browser(address="198.51.100.10").sign_in(bo.email).status_code == 302


def test_the_count_is_in_the_database_and_the_window_passes(people, clock):
    assert all(limits.take("account:x", 3, clock.now) for _ in range(3))
    assert not limits.take("account:x", 3, clock.now)
    assert not limits.take("account:x", 3, clock.goes(minutes=14))
    assert limits.take("account:x", 3, clock.goes(minutes=1))
    assert limits.take("account:y", 1, clock.now)


def test_codes_are_limited_more_tightly(browser, bo):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(bo, generate_totp_secret())
    stranger = browser()
    assert stranger.sign_in(bo.email)["Location"] == "/accounts/code/"
    answers = [stranger.post("/accounts/code/", {"code": "000000"}) for _ in range(7)]
    assert "Koden stämmer inte" in words_of(answers[5])
    assert "För många försök" in words_of(answers[6])
    stranger.sign_in(bo.email)  # the right password again gives no new tries at the code
    assert "För många försök" in words_of(stranger.post("/accounts/code/", {"code": "000000"}))
