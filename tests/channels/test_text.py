"""Numbers, what fits in an SMS, and what an answer means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samlad.channels import phone
from samlad.channels.replies import Matched, Reply, Unclear, match_reply, read_reply
from samlad.channels.sms.gsm import plain, segments


@pytest.mark.parametrize(
    "text",
    [
        "070-174 06 05",
        "0701740605",
        "+46 (0)70 174 06 05",
        "0046 70-174 06 05",
        "tel:+46701740605",
        " 070 174 06 05\u00a0",
    ],
)
def test_a_swedish_number_however_it_is_written(text: str) -> None:
    assert phone.normalise(text) == "+46701740605"


@pytest.mark.parametrize(
    "text", ["", "växeln", "112", "07O-174 06 05", "070", "070-174 06 05 06 07 08", "anna@x.example"]
)
def test_what_is_no_number_gets_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="Skriv det som 070-174 06 05"):
        phone.normalise(text)


def test_numbers_are_shown_as_people_write_them() -> None:
    assert phone.display("+46701740605") == "070-174 06 05"
    assert phone.display("+4619211000") == "019-21 10 00"
    assert phone.display("+4722000000") == "+47 22 00 00 00"
    assert phone.spoken("+46701740605") == "0 7 0, 1 7 4, 0 6, 0 5"


@given(st.text())
def test_any_text_is_a_number_or_a_sentence(text: str) -> None:
    try:
        assert phone.normalise(phone.normalise(text)) == phone.normalise(text)
    except ValueError as error:
        assert "är inget telefonnummer" in str(error)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("å" * 160, 1),
        ("å" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 152 + "€" + "a" * 152, 3),  # the euro's two halves stay in one part
        ("–" + "a" * 69, 1),
        ("–" + "a" * 70, 2),
        ("☂️" * 35, 1),
        ("🚨" * 35, 1),
        ("🚨" * 36, 2),
    ],
)
def test_how_many_sms(text: str, count: int) -> None:
    assert segments(text) == count


def test_typesetting_does_not_double_the_cost() -> None:
    text = "”Strömavbrott” – läget är allvarligt … " * 4
    assert (segments(text), segments(plain(text))) == (3, 2)


@pytest.mark.parametrize(
    ("text", "answer", "code"),
    [
        ("JA", "yes", None),
        ("Ja!", "yes", None),
        (" ja tack. ", "yes", None),
        ("j", "yes", None),
        ("OK", "yes", None),
        ("Ja absolut", "yes", None),
        ("Ja, jag kommer", "yes", None),
        ("JA 1", "yes", "1"),
        ("ja1", "yes", "1"),
        ("2 ja", "yes", "2"),
        ("NEJ", "no", None),
        ("Nej tack", "no", None),
        ("nej, jag kan inte", "no", None),
        ("N 2", "no", "2"),
        ("NEJ 12", "no", "12"),
        ("ja men inte förrän 14", None, "14"),
        ("ja och nej", None, None),
        ("Ja 1 och 2", None, None),
        ("jag kommer inte", None, None),
        ("janne här", None, None),
        ("kan du ringa?", None, None),
        ("1", None, "1"),
        ("tack", None, None),
        ("", None, None),
        ("👍", None, None),
    ],
)
def test_what_an_answer_means(text: str, answer: str | None, code: str | None) -> None:
    assert read_reply(text) == Reply(answer, code)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "open_codes", "matched"),
    [
        ("JA", ["1"], Matched("1", "yes")),
        ("NEJ", ["3"], Matched("3", "no")),
        ("JA 2", ["1", "2"], Matched("2", "yes")),
        ("nej 1", ["1", "2"], Matched("1", "no")),
    ],
)
def test_which_call_is_meant(text: str, open_codes: list[str], matched: Matched) -> None:
    assert match_reply(read_reply(text), open_codes) == matched


@pytest.mark.parametrize(
    ("text", "open_codes", "sentence"),
    [
        ("JA", ["1", "2"], "Vilket larm gäller det? Svara JA 1 eller NEJ 1, JA 2 eller NEJ 2."),
        ("JA 3", ["1"], "Vilket larm gäller det? Svara JA 1 eller NEJ 1."),
        ("vem är det?", ["1"], "Vi förstod inte svaret. Svara JA 1 eller NEJ 1."),
        ("JA", [], "Inget larm väntar på svar från det här numret."),
    ],
)
def test_what_is_unclear_gets_a_sentence_back(text: str, open_codes: list[str], sentence: str) -> None:
    assert match_reply(read_reply(text), open_codes) == Unclear(sentence)


@given(st.text(), st.lists(st.sampled_from("123"), unique=True))
def test_an_answer_never_lands_on_a_call_that_is_not_open(text: str, open_codes: list[str]) -> None:
    matched = match_reply(read_reply(text), open_codes)
    assert isinstance(matched, Unclear) or matched.code in open_codes
