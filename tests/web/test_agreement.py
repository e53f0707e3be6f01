"""Agreements on the screen: an answer is to a wording, each party answers for itself, and nothing that was typed is lost."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from samlad.domain.agreement import Answer, Position, Status
from samlad.domain.common import Road
from tests.people.cast import MUNICIPALITY, REGION, Browser, words_of
from tests.web.conftest import ISF, POWER
from tests.web.meeting_story import BASE, answer, did, field, propose, refused, sentence_in, state, told

ANSWERS = BASE + "agreements/1/answers/"


@pytest.fixture
def host(isf, anna, signed_in):
    return signed_in(anna)


@pytest.fixture
def region(isf, bo, signed_in):
    return signed_in(bo)


@pytest.fixture
def power(isf, elsa, signed_in):
    return signed_in(elsa)


def agreement(desk, number: int = 1):
    return state(desk).agreement.agreements[number]


@pytest.mark.check(18)
def test_each_party_answers_in_its_own_way_and_the_condition_stays_attached(host, region, power, desk) -> None:
    propose(host)
    answer(host, MUNICIPALITY, "yes")
    answer(region, REGION, "yes_if", condition="jourlistan delas före kl. 15")
    answer(power, POWER, "not_concerned")
    one = agreement(desk)
    assert [one.answer_of(party).answer for party in one.parties] == [Answer.YES, Answer.YES_IF, Answer.NOT_CONCERNED]
    words = host.words(BASE + "agreements/1/")
    assert "jourlistan delas före kl. 15" in words and one.status is Status.WAITING
    did(region, "agreements/1/answers/condition/", **{"as": f"actor:{REGION}"})
    assert agreement(desk).applies_between == (MUNICIPALITY, REGION)
    assert "Gäller mellan Örebro kommun, Region Örebro län" in host.words(BASE + "agreements/1/")


def test_nobody_else_marks_a_partys_condition_as_met(host, region, desk) -> None:
    propose(host)
    answer(region, REGION, "yes_if", condition="jourlistan delas")
    answered = refused(host, "agreements/1/answers/condition/", **{"as": f"actor:{REGION}"})
    assert "kan du inte göra" in words_of(answered)


@pytest.mark.check(19)
def test_a_dissenting_opinion_is_its_actors_own_text_and_stands_in_the_summary(host, region, desk, clock) -> None:
    from tests.web.meeting_story import begin

    begin(host, clock.now)
    propose(host, meeting="1")
    answer(region, REGION, "no", dissent="Det missgynnar små enheter")
    did(host, "meetings/1/end/")
    assert "Det missgynnar små enheter" in host.words(BASE + "agreements/1/")
    assert "Avvikande mening: ”Det missgynnar små enheter”" in host.words(BASE + "meetings/1/summary/")
    assert "Står utanför Region Örebro län" in host.words(BASE + "agreements/1/")


@pytest.mark.check(20)
def test_a_party_that_needs_a_formal_decision_is_unsettled_until_its_reference_stands_there(
    host, region, desk, clock
) -> None:
    propose(host, party=[MUNICIPALITY, REGION])
    answer(host, MUNICIPALITY, "yes")
    answer(region, REGION, "yes")
    mine = {"as": f"actor:{REGION}"}
    did(region, "agreements/1/needed-decisions/", **mine, body="regiondirektören")
    assert agreement(desk).position_of(REGION) is Position.UNSETTLED
    assert "kräver formellt beslut" in host.words(BASE + "agreements/1/")
    said = {"decided_in": "regiondirektören", "decided_by": "Maj Lind", "decided_at": field(clock.now)}
    short = refused(region, "agreements/1/decisions/", **mine, **said)
    assert "Maj Lind" in short.content.decode()
    clock.goes(minutes=2)
    did(region, "agreements/1/decisions/", **mine, **said, reference="RS 2026/12")
    assert agreement(desk).applies_between == (MUNICIPALITY, REGION)
    assert "RS 2026/12" in host.words(BASE + "agreements/1/")


def test_a_new_wording_asks_everyone_again_and_old_answers_stay_as_answers_to_the_old(host, region, desk) -> None:
    propose(host)
    answer(region, REGION, "yes")
    did(host, "agreements/1/wordings/", text="En ny text.", party=[MUNICIPALITY, REGION, POWER])
    one = agreement(desk)
    assert (one.current.number, one.answer_of(REGION)) == (2, None)
    assert "svarade på version 1" in host.words(BASE + "agreements/1/")


def test_who_has_not_answered_is_suggested_and_an_answer_must_be_chosen(host) -> None:
    propose(host)
    answer(host, MUNICIPALITY, "yes")
    assert f'value="{REGION}" selected' in host.get(BASE + "agreements/1/told-answers/").content.decode()
    unchosen = {"actor": REGION, "wording": "1", "told_by": "jouren", "told_how": "telefon"}
    assert "Välj ett svar" in words_of(refused(host, "agreements/1/told-answers/", **unchosen))


def test_an_answer_to_an_old_wording_gets_a_sentence_and_keeps_what_was_typed(host, region) -> None:
    propose(host)
    did(host, "agreements/1/wordings/", text="En ny text.", party=[MUNICIPALITY, REGION, POWER])
    typed = {"as": f"actor:{REGION}", "answer": "yes_if", "condition": "jourlistan delas före kl. 15"}
    again = refused(region, "agreements/1/answers/", wording="1", **typed)
    assert "Läs lydelse 2 och svara på den" in words_of(again)
    page = again.content.decode()
    assert "jourlistan delas före kl. 15" in page and 'name="wording" value="2"' in page
    assert 'value="yes_if" checked' in page


# ---- told


@pytest.mark.check(11)
def test_the_host_cannot_answer_for_another_actor_but_by_its_word(host, desk) -> None:
    propose(host)
    for typed_as in (f"actor:{POWER}", "host"):
        refused(host, "agreements/1/answers/", **{"as": typed_as}, answer="yes", wording="1")
    assert agreement(desk).answers == ()
    without = refused(host, "agreements/1/told-answers/", actor=POWER, answer="yes", wording="1", told_how="telefon")
    assert "Ange vem som lämnade uppgiften" in words_of(without)
    told(host, "agreements/1/told-answers/", actor=POWER, answer="yes", wording="1")
    given = agreement(desk).answer_of(POWER)
    assert (given.author.via.road, str(given.author.via.source)) == (Road.TOLD, "driftchefen")
    words = host.words(BASE + "agreements/1/")
    assert "enligt uppgift från driftchefen, per telefon" in words and "antecknat av Anna Ek" in words


def test_what_was_told_is_confirmed_as_a_sentence_before_it_is_recorded(host, desk) -> None:
    propose(host)
    typed = {"actor": POWER, "answer": "no", "wording": "1", "told_by": "driftchefen", "told_how": "telefon"}
    shown = host.post(BASE + "agreements/1/told-answers/", {"key": "k", **typed})
    assert shown.status_code == 200 and agreement(desk).answers == ()
    sentence = sentence_in(shown)
    assert sentence.startswith("Elnätet AB svarar ”nej” på Ö-1, lydelse 1, enligt uppgift från driftchefen")
    assert 'value="driftchefen"' in shown.content.decode()
    other = {**typed, "answer": "yes", "confirmed": sentence}  # something else than what was read out
    assert host.post(BASE + "agreements/1/told-answers/", {"key": "k", **other}).status_code == 200
    assert agreement(desk).answers == ()
    assert (
        host.post(BASE + "agreements/1/told-answers/", {"key": "k", **typed, "confirmed": sentence}).status_code == 302
    )
    assert agreement(desk).answer_of(POWER).answer is Answer.NO


def test_what_was_told_goes_to_that_actor_at_once_and_can_be_contested(host, power, desk) -> None:
    propose(host)
    told(host, "agreements/1/told-answers/", actor=POWER, answer="yes", wording="1")
    (letter,) = _letters_to("elsa@elnat.example")
    assert "Stämmer det?" in letter.subject and "enligt uppgift från driftchefen, per telefon" in letter.body
    assert "Stämmer det?" in power.words(BASE + "agreements/1/")
    did(power, "agreements/1/answers/correction/", **{"as": f"actor:{POWER}"}, correction="Vi sa nej")
    assert agreement(desk).position_of(POWER) is Position.UNSETTLED
    assert "Vi sa nej" in host.words(BASE + "agreements/1/")


def test_the_letters_link_is_opened_twice_and_only_the_button_says_anything(host, power, desk) -> None:
    propose(host)
    told(host, "agreements/1/told-answers/", actor=POWER, answer="yes", wording="1")
    guest = Browser()
    address = _link_in_letter("elsa@elnat.example")
    for _time in range(2):
        guest.get(address)
    assert "Stämmer svaret som antecknades för er?" in guest.words("/link/")
    assert agreement(desk).answer_of(POWER).confirmed_at is None
    assert guest.post("/link/", {"do": "contest", "correction": ""}).status_code == 422
    assert "Tack" in words_of(guest.post("/link/", {"do": "confirm"}))
    assert agreement(desk).answer_of(POWER).confirmed_at is not None
    guest.get(address)
    assert guest.get("/link/").status_code == 410


def _letters_to(address: str):
    from samlad.desk.models import OutboxRow

    return OutboxRow.objects.filter(address=address)


def _link_in_letter(address: str) -> str:
    found = re.search(r"/l/\S+", _letters_to(address).latest("created_at").body)
    assert found
    return found[0]


def test_an_actor_without_accounts_is_asked_by_letter_and_answers_through_its_link(host, anna, desk, clock) -> None:
    """The power company has a contact point with a mail address and nobody who signs in."""
    _with_mail(desk)
    propose(host)
    guest = Browser()
    guest.get(_link_in_letter("drift@elnat.example"))
    assert "Utskrivning sker efter telefonkontakt." in guest.words("/link/")
    incomplete = guest.post("/link/", {"wording": "1", "answer": "yes_if", "who": "Elsa"})
    assert incomplete.status_code == 422 and "Skriv vilken förutsättning" in words_of(incomplete)
    fields = {
        "wording": "1",
        "answer": "returns_by",
        "returns_by": field(clock.now + timedelta(hours=20)),
        "who": "Elsa Ström",
    }
    assert guest.post("/link/", fields).status_code == 200
    given = agreement(desk).answer_of(POWER)
    assert (given.author.via.road, str(given.author.name)) == (Road.LINK, "Elsa Ström")
    assert "Elsa Ström" in host.words(BASE + "agreements/1/") and "via länk" in host.words(BASE + "agreements/1/")


def _with_mail(desk) -> None:
    from samlad.domain.common import REGISTER, SYSTEM, Audience, Text, To
    from samlad.domain.contact import Channel, ChannelKind, ContactPoint, PointAdded

    way = Channel(kind=ChannelKind.EMAIL, address=Text("drift@elnat.example"))
    point = ContactPoint(
        kept_by=POWER, for_actors=(POWER,), function=Text("Driftcentral"), channels=(way,), shared=True
    )
    added = To(PointAdded(point=1, content=point), audience=Audience.only(POWER, MUNICIPALITY))
    desk.record(SYSTEM, REGISTER, lambda world, at: [added])


# ---- bad input, and what is only hinted


@pytest.mark.check(42)
def test_what_looks_like_a_personal_number_is_warned_of_before_it_is_shared(host, desk) -> None:
    text = "Gäller 811218-9876 på Sörgården."
    again = refused(host, "agreements/new/", text=text, party=[MUNICIPALITY, REGION])
    assert "811218-9876" in words_of(again) and 'name="meant"' in again.content.decode()
    assert state(desk).agreement.agreements == {}
    did(host, "agreements/new/", text=text, party=[MUNICIPALITY, REGION], meant="yes")
    assert len(state(desk).agreement.agreements) == 1


def test_an_agreement_within_one_organisation_is_asked_about_and_not_refused(host, desk, isf) -> None:
    from samlad.domain import hosting
    from samlad.domain.common import REGISTER, SYSTEM, ActorId, Text
    from samlad.domain.isf import Taking
    from samlad.domain.register import Actor, ActorAdded
    from tests.web.conftest import LOG

    school = Actor(id=ActorId("skola"), name=Text("Skola och förskola"), part_of=MUNICIPALITY)
    desk.record(SYSTEM, REGISTER, lambda world, at: [ActorAdded(actor=school)])
    added = Taking(actor=school.id)
    desk.record(SYSTEM, LOG, lambda world, at: hosting.add_participant(world.isf(ISF).isf, SYSTEM, at, taking=added))
    propose(host, party=[MUNICIPALITY, "skola"])
    assert "är det en fråga för egen ledning?" in host.words(BASE + "agreements/1/")


def test_a_deadline_in_the_past_is_refused_and_the_text_is_kept(host, clock) -> None:
    past = field(clock.now - timedelta(hours=1))
    again = refused(host, "agreements/new/", text="Vi delar listan.", party=[MUNICIPALITY, REGION], answer_by=past)
    assert "Svarstiden har redan passerat" in words_of(again) and "Vi delar listan." in again.content.decode()


@pytest.mark.check(43)
def test_one_sees_who_reads_and_where_it_becomes_a_public_record_before_sharing(host) -> None:
    words = host.words(BASE + "agreements/new/")
    assert "Kan läsas av: Örebro kommun, Region Örebro län, Elnätet AB" in words
    assert words.count("Elnätet AB") == 2  # reads it; a private company keeps no public records


def test_an_answer_in_one_tap_on_din_tur_leads_back_there(host, region, desk) -> None:
    propose(host)
    page = region.get("/").content.decode()
    assert f'action="{ANSWERS}"' in page
    fields = {"as": f"actor:{REGION}", "answer": "yes", "wording": "1", "back": "turn", "key": "k"}
    assert region.post(ANSWERS, fields)["Location"] == "/"
    assert agreement(desk).answer_of(REGION).is_yes


@pytest.mark.check(40)
def test_a_withdrawn_answer_and_an_earlier_text_remain_to_be_read(host, region, desk) -> None:
    propose(host, "Den första texten.")
    answer(region, REGION, "yes")
    refused(region, "agreements/1/answers/withdrawal/", **{"as": f"actor:{REGION}"})
    did(region, "agreements/1/answers/withdrawal/", **{"as": f"actor:{REGION}"}, withdraw_reason="Ny ledning")
    did(host, "agreements/1/wordings/", text="Den andra texten.", party=[MUNICIPALITY, REGION])
    words = host.words(BASE + "agreements/1/")
    assert all(said in words for said in ("Den första texten.", "Den andra texten.", "tillbakadraget"))
