"""Extracts between ISFs, and what those who look on may add: never working notes, and nobody takes over."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest

import samlad.domain.joint  # noqa: F401  every kind of deed is known once the joint state is
from samlad.domain import access, agreement, extract, hosting, isf, undertaking
from samlad.domain.access import Act
from samlad.domain.common import KINDS, ActorId, IsfId, Refused, Text, To, isf_log
from samlad.domain.extract import About, Kind, OfferStatus
from tests.domain.story import ANNA, BO, CILLA, COUNTY, ELSA, MUNICIPALITY, NEIGHBOUR, POWER, REGION, START, TIB, Story

CITY, SECTOR = IsfId("stad"), IsfId("orebro")
TEXT = Text("Gemensam fördelningsprincip för munskydd: smittade enheter först.")


def another(isf_id: IsfId = CITY, host: ActorId = MUNICIPALITY) -> isf.State:
    story = Story(given=[])
    opened = isf.IsfOpened(
        isf=isf_id,
        name=Text("Västerås ISF"),
        what=TEXT,
        host=host,
        record_owner=host,
        level=isf.Level.LOCAL,
    )
    story.given([opened, isf.ParticipantAdded(taking=isf.Taking(actor=host))])
    return story.isf


def a_sector_story() -> Story:
    story = Story(extract=extract, agreement=agreement, undertaking=undertaking)
    city = isf.IsfLinked(other=CITY, link=isf.Link.SECTOR_OF, name=Text("Västerås ISF"), host=MUNICIPALITY)
    story.given([city])
    return story


def share(story: Story, what: Any, sending: str = "s1") -> list:
    facts = {"what": what, "sending": sending}
    return story.when(extract.share, story.extract, story.isf, another(), by=ANNA, **facts)


@pytest.mark.check(32)
def test_the_city_sees_the_sectors_extract_and_not_its_working_notes():
    story = a_sector_story()
    facts = {"text": TEXT, "parties": (MUNICIPALITY, REGION, POWER)}
    story.when(agreement.propose, story.agreement, story.isf, by=ANNA, **facts)
    for by, answer in ((BO, agreement.Answer.YES), (ELSA, agreement.Answer.NO)):
        given = {"agreement": 1, "wording": 1, "actor": by.actor, "answer": answer}
        story.when(agreement.answer, story.agreement, story.isf, by=by, **given)
    share(story, story.agreement.agreements[1])
    assert story.extract.shared["s1"].content.kind is Kind.AGREEMENT
    [(log, received)] = story.elsewhere
    assert (log, received.sending, received.from_isf) == (isf_log(CITY), "s1", SECTOR)
    assert (received.content.text, received.content.wording, received.content.outside) == (TEXT, 1, (POWER,))
    city = Story(given=[], extract=extract)
    city.given([received])
    assert [one.content.number for one in city.extract.received.values()] == [1]
    assert {entry.kind for entry in city.entries} == {"extract.received/1"}


def test_the_same_extract_again_is_none_and_a_changed_one_is_another():
    story = a_sector_story()
    assert share(story, Text("Tre enheter har stängt."))
    assert share(story, Text("Tre enheter har stängt."), "s2") == []
    assert share(story, Text("Fyra enheter har stängt."), "s3")
    assert [one.content.kind for one in story.extract.shared.values()] == [Kind.SITUATION, Kind.SITUATION]


def test_an_undertaking_is_shared_with_its_actor_and_time():
    story = a_sector_story()
    facts = {"actor": POWER, "what": Text("Reservkraft till boendet"), "due_at": START + timedelta(hours=5)}
    story.when(undertaking.propose, story.undertaking, story.isf, by=ANNA, **facts)
    share(story, story.undertaking.undertakings[1])
    content = story.extract.shared["s1"].content
    assert (content.kind, content.actor, content.due_at) == (Kind.UNDERTAKING, POWER, START + timedelta(hours=5))


def test_extracts_go_to_linked_open_isfs_and_only_who_leads_sends_them():
    story = a_sector_story()
    parts, facts = (story.extract, story.isf), {"what": TEXT, "sending": "s1"}
    assert story.refused(extract.share, *parts, another(), by=BO, **facts) == "access.denied"
    elsewhere = another(IsfId("annan"))
    assert story.refused(extract.share, *parts, elsewhere, by=ANNA, **facts) == "extract.not_linked"
    empty = {"what": Text(""), "sending": "s1"}
    assert story.refused(extract.share, *parts, another(), by=ANNA, **empty) == "extract.text_missing"
    closed = another()
    closed.status = isf.Status.CLOSED
    assert story.refused(extract.share, *parts, closed, by=ANNA, **facts) == "extract.other_closed"


# ---- those who look on


@pytest.mark.check(34)
def test_the_county_comments_and_offers():
    story = a_sector_story()
    parts = (story.extract, story.isf)
    story.when(extract.comment, *parts, by=TIB, text=Text("Vi ser samma sak i länet"), about=About.AGREEMENT, number=1)
    assert [one.by for one in story.extract.comments_on(About.AGREEMENT, 1)] == [COUNTY]
    story.when(extract.offer, *parts, by=TIB, text=Text("En stabsassistent från i morgon"))
    offered = story.extract.offers[1]
    assert (offered.to, offered.status) == (MUNICIPALITY, OfferStatus.OPEN), "the host answers what the ISF is offered"
    assert [one.kind for one in extract.expected_of(story.extract, MUNICIPALITY)] == ["extract.offer"]
    assert story.refused(extract.take_offer, *parts, by=TIB, offer=1) == "access.denied"
    story.when(extract.take_offer, *parts, by=ANNA, offer=1)
    assert story.extract.offers[1].status is OfferStatus.TAKEN
    assert extract.expected_of(story.extract, MUNICIPALITY) == ()


@pytest.mark.check(34)
def test_nothing_makes_the_county_host_or_owner():
    story = a_sector_story()
    allowed = set()
    for act in Act:
        try:
            access.require(story.isf, TIB, act)
            allowed.add(act)
        except Refused:
            pass
    assert allowed == {Act.ATTEND, Act.COMMENT, Act.LEAVE}
    takes_over = isf.IsfOpened(
        isf=SECTOR,
        name=TEXT,
        what=TEXT,
        host=COUNTY,
        record_owner=COUNTY,
        level=isf.Level.REGIONAL,
    )
    facts = {"opened": takes_over, "takings": ()}
    assert story.refused(hosting.open_isf, story.isf, by=TIB, **facts) == "isf.exists"
    about_the_isf = {kind: made for kind, made in KINDS.items() if kind.startswith("isf.")}
    hosting_fields = {"host", "record_owner"}
    names_a_host = {kind for kind, made in about_the_isf.items() if hosting_fields & {one.name for one in fields(made)}}
    assert names_a_host == {"isf.opened/1", "isf.linked/1"}, "a link names the other one's host, and that is all"


@pytest.mark.check(34)
def test_a_link_to_a_higher_level_moves_neither_host_nor_owner():
    story = a_sector_story()
    county = another(IsfId("lan"), COUNTY)
    story.when(hosting.link, story.isf, county, by=ANNA, kind=isf.Link.REPORTS_TO)
    assert (story.isf.host, story.isf.opened.record_owner) == (MUNICIPALITY, MUNICIPALITY)
    assert [deed.link for _, deed in story.elsewhere] == [isf.Link.HEARS_FROM]


def test_an_offer_is_answered_by_the_actor_it_is_made_to():
    story = a_sector_story()
    parts = (story.extract, story.isf)
    story.when(extract.offer, *parts, by=BO, to=POWER, text=Text("Två elverk"))
    assert story.refused(extract.take_offer, *parts, by=ANNA, offer=1) == "access.not_your_actor"
    assert story.refused(extract.decline_offer, *parts, by=ELSA, offer=1, reason=Text("")) == "extract.reason_missing"
    story.when(extract.decline_offer, *parts, by=ELSA, offer=1, reason=Text("vi har egna"))
    assert (story.extract.offers[1].status, story.extract.offers[1].note) == (
        OfferStatus.DECLINED,
        Text("vi har egna"),
    )
    assert story.refused(extract.take_offer, *parts, by=ELSA, offer=1) == "extract.offer_answered"
    assert story.refused(extract.take_offer, *parts, by=ELSA, offer=9) == "extract.unknown_offer"


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"text": Text("")}, "extract.offer_missing"),
        ({"until": START}, "extract.offer_passed"),
        ({"to": NEIGHBOUR}, "extract.actor_absent"),
        ({"to": COUNTY}, "extract.actor_absent"),
    ],
)
def test_an_offer_that_cannot_be_is_refused(facts: dict[str, Any], reason: str):
    story = a_sector_story()
    facts = {"text": TEXT, **facts}
    assert story.refused(extract.offer, story.extract, story.isf, by=TIB, **facts) == reason


def test_an_outsider_adds_nothing():
    story = a_sector_story()
    parts = (story.extract, story.isf)
    assert story.refused(extract.comment, *parts, by=CILLA, text=TEXT) == "access.denied"
    assert story.refused(extract.offer, *parts, by=CILLA, text=TEXT) == "access.denied"
    assert story.refused(extract.comment, *parts, by=TIB, text=Text("")) == "extract.comment_missing"


def test_a_sending_and_its_receipt_share_one_id():
    story = a_sector_story()
    deeds = extract.share(story.extract, story.isf, another(), ANNA, START, what=TEXT, sending="s7")
    sent, receipt = deeds
    assert isinstance(receipt, To)
    assert (sent.sending, receipt.deed.sending, receipt.log) == ("s7", "s7", isf_log(CITY))
