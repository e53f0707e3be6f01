"""*Vem svarar för vad*: one answering actor for each question, confirmed by itself, and a road to other ISFs and home."""

from __future__ import annotations

import pytest

from samlad.domain import hosting
from samlad.domain.common import Capacity, IsfId, Text, isf_log
from samlad.domain.isf import IsfOpened, Level, Link
from samlad.domain.question import Status
from tests.people.cast import MUNICIPALITY, REGION, words_of
from tests.web.conftest import ISF, LOG, POWER, by
from tests.web.meeting_story import BASE, did, refused, state, told

COUNTY_ISF = IsfId("lanet")


@pytest.fixture
def host(isf, anna, signed_in):
    return signed_in(anna)


@pytest.fixture
def region(isf, bo, signed_in):
    return signed_in(bo)


def question(desk, number: int = 1):
    return state(desk).question.questions[number]


@pytest.mark.check(10)
def test_every_open_question_says_who_answers_and_whether_it_has_confirmed(host, region, desk) -> None:
    did(host, "questions/new/", text="Kan provsvar komma samma dag?", suggested=REGION)
    did(host, "questions/new/", text="Vem betalar transporten?")
    did(region, "questions/2/confirmation/", **{"as": f"actor:{REGION}"})
    words = host.words(BASE + "questions/")
    assert words.index("Kan provsvar") < words.index("Vem betalar")  # the unconfirmed first
    assert "obekräftad" in words and "bekräftad" in words
    assert "obekräftad" in host.words(BASE)  # and on the ISF's own page
    did(region, "questions/1/confirmation/", **{"as": f"actor:{REGION}"})
    assert question(desk).confirmed_at and not question(desk).is_unconfirmed


def test_nobody_confirms_for_another(host, region, desk) -> None:
    did(host, "questions/new/", text="Vem betalar transporten?", suggested=POWER)
    for typed_as in (f"actor:{POWER}", "host"):
        refused(host, "questions/1/confirmation/", **{"as": typed_as})
    told(host, "questions/1/told-answers/", actor=POWER)
    assert question(desk).answering == POWER and question(desk).confirmed_at


def test_one_that_has_confirmed_stays_the_only_one(host, region, desk) -> None:
    did(host, "questions/new/", text="Vem betalar transporten?")
    did(region, "questions/1/confirmation/", **{"as": f"actor:{REGION}"})
    refused(host, "questions/1/proposals/", actor=POWER)
    assert question(desk).answering == REGION


def test_an_answer_is_kept_as_typed_when_it_is_refused(host, region) -> None:
    did(host, "questions/new/", text="Vem betalar?", suggested=REGION)
    again = refused(region, "questions/1/answers/", **{"as": f"actor:{REGION}"}, answer="Fråga 811218-9876")
    assert "personnummer" in words_of(again) and "Fråga 811218-9876" in again.content.decode()


@pytest.mark.check(33)
def test_a_question_sent_on_shows_its_status_and_the_answer_returns(host, region, desk, bo, anna) -> None:
    _linked(desk, bo, anna)
    did(host, "questions/new/", text="Får vi stöd av länet?")
    did(host, "questions/1/sendings/", to=COUNTY_ISF, context="Vi är 14 aktörer")
    assert question(desk).status is Status.SENT_ON
    assert "Regional ISF: mottagen" in host.words(BASE + "questions/")
    there = f"/isfs/{COUNTY_ISF}/questions/1/"
    assert "från Lokal ISF Örebro" in region.words(there)
    fields = {"key": "a", "as": f"actor:{REGION}", "answer": "Ja, från måndag."}
    assert region.post(there + "answers/", fields).status_code == 302
    assert question(desk).status is Status.ANSWERED
    assert "Ja, från måndag." in host.words(BASE + "questions/1/")
    assert host.get(there).status_code == 404  # the road opens nobody's log


def _linked(desk, bo, anna) -> None:
    """The region hosts another ISF, and the two know of each other."""
    author, log = by(bo, REGION, Capacity.HOST), isf_log(COUNTY_ISF)
    opened = IsfOpened(
        isf=COUNTY_ISF,
        name=Text("Regional ISF"),
        what=Text("Länet"),
        host=REGION,
        record_owner=REGION,
        level=Level.REGIONAL,
    )
    desk.record(
        author,
        log,
        lambda world, at: hosting.open_isf(world.isf(COUNTY_ISF).isf, author, at, opened=opened, takings=()),
    )
    host = by(anna, MUNICIPALITY, Capacity.HOST)
    desk.record(
        host,
        LOG,
        lambda world, at: hosting.link(world.isf(ISF).isf, world.isf(COUNTY_ISF).isf, host, at, kind=Link.REPORTS_TO),
    )
