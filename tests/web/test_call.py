"""The pages of a call: raised on one screen, rung with one hand, answered in one tap; and nothing for an outsider."""

from __future__ import annotations

import re

import pytest

from samlad.domain import call
from samlad.domain.call import Attendance, How, RingResult
from samlad.domain.common import Road
from tests.desk.calls import CONTROL_ROOM, NOWHERE, given_isf, raise_alarm, row, set_up, time_passes
from tests.desk.conftest import ISF, LOG
from tests.domain.story import MUNICIPALITY, NEIGHBOUR, POWER, REGION
from tests.people.cast import Browser, words_of
from tests.people.conftest import account

BOARD = f"/isfs/{ISF}/alarms/1/"
CALL = f"/isfs/{ISF}/calls/1/"


@pytest.fixture(autouse=True)
def channels(monkeypatch):
    with set_up(monkeypatch, NOWHERE):
        yield


@pytest.fixture
def anna(desk, clock, signed_in) -> Browser:
    """At the host, with the register's contacts in order."""
    given_isf(desk)
    return signed_in(account("anna@kommun.example", "Anna", MUNICIPALITY, "member", clock.now))


@pytest.fixture
def bo(anna, clock, signed_in) -> Browser:
    return signed_in(account("bo@region.example", "Bo", REGION, "member", clock.now))


@pytest.fixture
def cilla(anna, clock, signed_in) -> Browser:
    return signed_in(account("cilla@granne.example", "Cilla", NEIGHBOUR, "member", clock.now))


def typed_alarm(**changes) -> dict:
    return {
        "why": "Smittspridning på äldreboenden",
        "when": "now",
        "phone": "010-174 06 00",
        "actors": [REGION, POWER],
        **changes,
    }


@pytest.mark.check(6)
def test_an_alarm_is_raised_on_one_screen_and_leads_to_its_board(desk, anna) -> None:
    assert "Larma 2 aktörer" in anna.words(f"/isfs/{ISF}/alarms/new/")
    answer = anna.post(f"/isfs/{ISF}/alarms/new/", typed_alarm(key="k1"))
    assert (answer.status_code, answer["Location"]) == (302, BOARD)
    again = anna.post(f"/isfs/{ISF}/alarms/new/", typed_alarm(key="k1"))
    assert again["Location"] == BOARD
    assert list(desk.whole(LOG).call.calls) == [1]


def test_a_refusal_says_what_to_do_and_keeps_what_was_typed(anna) -> None:
    answer = anna.post(f"/isfs/{ISF}/alarms/new/", typed_alarm(phone="", prepare="Läget hos er", actors=[POWER]))
    assert answer.status_code == 422
    body = answer.content.decode()
    assert "Skriv hur man deltar" in body
    assert "Läget hos er" in body
    assert re.search(r'value="elnat" checked', body)
    assert not re.search(r'value="region" checked', body)


@pytest.mark.check(4)
@pytest.mark.check(5)
def test_the_board_has_the_unanswered_first_with_a_clock_and_whom_to_ring(desk, anna) -> None:
    raise_alarm(desk)
    body = anna.get(BOARD).content.decode()
    assert 'href="tel:+46701740605"' in body
    assert "data-clock" in body
    words = anna.words(BOARD)
    assert "Ring nästa Region Örebro län · TiB" in words
    anna.post(CALL + "rings/", {"actor": REGION, "contact": "0", "way": "0", "result": "answered"})
    assert row(desk, REGION).rings[-1].result is RingResult.ANSWERED
    words = anna.words(BOARD)
    assert "Region Örebro län svarade. Kommer de?" in words
    assert words.index("Elnät", words.index("Aktör")) < words.index("Region Örebro län kvitterad")
    assert "ringd av Anna" in words
    assert re.search(r"Antecknat \S+ ?: Region Örebro län svarade", words)


@pytest.mark.check(11)
def test_what_was_said_on_the_telephone_is_typed_visibly_for_the_actor(desk, anna) -> None:
    raise_alarm(desk)
    said = {"actor": POWER, "told_how": "telefon", "who": "driftchefen", "answer": "coming"}
    assert anna.post(CALL + "attendance/", said).status_code == 302
    answer = row(desk, POWER).attendance
    assert (answer.answer, answer.how, answer.author.via.road) == (Attendance.COMING, How.PHONE, Road.TOLD)
    assert "enligt uppgift från driftchefen, telefon" in anna.words(BOARD)


def test_a_participant_answers_for_itself_and_sees_no_numbers(desk, bo) -> None:
    raise_alarm(desk)
    body = bo.get(BOARD).content.decode()
    assert "tel:+467" not in body and "070-174" not in body
    assert "Kvittera och delta" in body
    bo.post(CALL + "attendance/", {"actor": REGION, "answer": "coming"})
    assert row(desk, REGION).attendance.how is How.APP
    assert "kvitterad Bo · inloggad" in bo.words(BOARD)


def test_a_participant_answers_for_nobody_else(desk, bo) -> None:
    raise_alarm(desk)
    for told in ({}, {"told_how": "telefon", "who": "chefen"}):
        answer = bo.post(CALL + "attendance/", {"actor": POWER, "answer": "coming", **told})
        assert answer.status_code == 422
    assert row(desk, POWER).attendance is None
    assert bo.post(CALL + "ending/", {"ending": "done"}).status_code == 404
    assert bo.get(CALL + "list/").status_code == 404


def test_an_outsider_meets_nothing_on_every_address(desk, cilla) -> None:
    from samlad.web.call.routes import ROUTES

    raise_alarm(desk)
    for route in ROUTES:
        if route.name == "callback":
            continue
        path = "/" + route.path.replace("<str:isf>", ISF).replace("<int:number>", "1")
        assert cilla.get(path).status_code == 404, path
        assert cilla.post(path, {"actor": REGION, "answer": "coming"}).status_code == 404, path


def test_silence_is_told_apart_from_being_out_of_reach(desk, anna, clock) -> None:
    raise_alarm(desk, actors=(POWER,))
    time_passes(desk, clock, 5.1)
    words = anna.words(BOARD)
    assert "ingen har svarat – ring" in words and "nås inte" not in words


def test_also_alarmed_another_way_one_more_actor_and_the_end(desk, anna) -> None:
    raise_alarm(desk, actors=(REGION,))
    anna.post(CALL + "outside/", {"actor": REGION, "way": "SOS Alarm"})
    words = anna.words(BOARD)
    assert "larmad via SOS Alarm" in words and "Aktören finns inte i ISF:en? Lägg till den först" in words
    anna.post(CALL + "actors/", {"actor": POWER})
    assert POWER in desk.whole(LOG).call.calls[1].rows
    anna.post(CALL + "deputy/", {"actor": REGION})
    assert row(desk, REGION).step == 1
    anna.post(CALL + "ending/", {"ending": "done"})
    assert not desk.whole(LOG).call.calls[1].is_open
    assert "avslutad" in anna.words(BOARD)


@pytest.mark.check(5)
def test_the_list_to_read_aloud_has_every_number_as_page_text_and_pdf(desk, anna) -> None:
    raise_alarm(desk)
    anna.post(CALL + "rings/", {"actor": REGION, "contact": "0", "way": "0", "result": "no_answer"})
    words = anna.words(CALL + "list/")
    assert "Region Örebro län – ringd, ej svar, har inte svarat sedan" in words
    assert "säkerhetschef (ersättare): 070-174 06 06" in words
    text = anna.get(CALL + "list.txt").content.decode()
    assert "070-174 06 05" in text and "Innehåller telefonnummer" in text
    assert anna.get(CALL + "list.pdf").content.startswith(b"%PDF")


@pytest.mark.check(44)
def test_board_and_list_may_be_kept_on_the_phone_and_are_asked_for(desk, anna) -> None:
    raise_alarm(desk)
    assert anna.get(BOARD)["Samlad-Offline"]
    assert anna.get(CALL + "list/")["Samlad-Offline"]
    kept = re.search(r'name="offline" content="([^"]*)"', anna.get("/").content.decode())[1].split()
    assert {BOARD, CALL + "list/", f"/isfs/{ISF}/", f"/isfs/{ISF}/agreements/"} <= set(kept)
    assert len(kept) <= 12


# ---- invitations


def invite(browser, desk) -> str:
    local = "%Y-%m-%dT%H:%M"
    from samlad.web import times

    at = times.local(desk.clock())
    from datetime import timedelta

    typed = typed_alarm(
        meeting_at=(at + timedelta(hours=5)).strftime(local), reply_by=(at + timedelta(hours=2)).strftime(local)
    )
    return browser.post(f"/isfs/{ISF}/invitations/new/", typed)["Location"]


def test_an_invitation_has_a_reply_time_a_calendar_file_and_no_deputy(desk, anna, clock) -> None:
    from datetime import timedelta

    from samlad.desk import loops
    from samlad.desk.models import OutboxRow

    where = invite(anna, desk)
    assert where == f"/isfs/{ISF}/invitations/1/"
    assert "Ring nästa" not in anna.words(where)
    file = anna.get(where + "mote.ics").content.decode()
    assert "SEQUENCE:0" in file and "010-174 06 00" in file
    (mail,) = OutboxRow.objects.filter(channel="email")
    assert b"METHOD:REQUEST" in bytes(mail.calendar)
    assert not OutboxRow.objects.filter(channel="voice").exists()
    clock.now += timedelta(hours=1, minutes=1)
    loops.lapse_due(desk, clock.now)
    assert OutboxRow.objects.filter(channel="email").count() == 2
    clock.now += timedelta(hours=3)
    loops.lapse_due(desk, clock.now)
    assert OutboxRow.objects.filter(channel="email").count() == 2, "reminded once"


def test_a_moved_meeting_replaces_itself_in_calendars_and_a_cancelled_one_leaves_them(desk, anna, clock) -> None:
    from datetime import timedelta

    from samlad.desk import outbox
    from samlad.desk.models import OutboxRow
    from samlad.web import times

    invite(anna, desk)
    OutboxRow.objects.update(state=OutboxRow.State.HANDED_OVER)
    at = times.local(clock.now)
    new = {
        "meeting_at": f"{at + timedelta(hours=8):%Y-%m-%dT%H:%M}",
        "reply_by": f"{at + timedelta(hours=3):%Y-%m-%dT%H:%M}",
    }
    assert anna.post(CALL + "time/", new).status_code == 302
    sent = [bytes(one.calendar) for one in OutboxRow.objects.filter(channel="email").order_by("created_at", "id")]
    uids = {re.search(rb"UID:(.*)\r", one)[1] for one in sent}
    assert len(sent) == 2 and len(uids) == 1
    assert any(b"SEQUENCE:1" in one for one in sent)
    for one in OutboxRow.objects.filter(state=OutboxRow.State.WAITING):
        from samlad.channels.message import HandedOver

        outbox.NOTES["call"](desk, one, HandedOver("r", "lämnad"))
    anna.post(CALL + "ending/", {"ending": "withdrawn", "note": "Läget har vänt"})
    cancelled = [
        bytes(one.calendar) for one in OutboxRow.objects.filter(body__contains="Läget har vänt", channel="email")
    ]
    assert len(cancelled) == 1 and b"METHOD:CANCEL" in cancelled[0] and b"SEQUENCE:2" in cancelled[0]


# ---- the guest's link


def link_in(message: str) -> str:
    return re.search(r"/l/\S+", message)[0]


def test_opening_a_link_twice_changes_nothing_and_the_button_answers_once(desk, anna) -> None:
    from samlad.desk.models import OutboxRow

    raise_alarm(desk)
    link = link_in(OutboxRow.objects.get(channel="sms", address=CONTROL_ROOM).body)
    before = desk.whole(LOG).number
    for _ in range(2):
        guest = Browser()
        page = guest.get(link, follow=True)
        words = words_of(page)
        for told in ("Larm till Elnät", "Örebro kommun", "Smittspridning", "010-174 06 00", "driftcentral"):
            assert told in words
    assert desk.whole(LOG).number == before
    thanks = guest.post("/link/", {"answer": "coming", "who": "Eva Lönn"})
    assert "Elnät har kvitterat och deltar" in words_of(thanks)
    said = row(desk, POWER)
    assert (str(said.acknowledgement.who), said.acknowledgement.how) == ("Eva Lönn, driftcentral", How.LINK)
    assert said.acknowledgement.author.via.road is Road.LINK
    spent = Browser().get(link, follow=True)
    assert spent.status_code == 410
    assert "Smittspridning" not in spent.content.decode()


def test_a_substitute_needs_a_name_and_the_link_is_still_good(desk, anna) -> None:
    from samlad.desk.models import OutboxRow

    raise_alarm(desk)
    guest = Browser()
    guest.get(link_in(OutboxRow.objects.get(channel="sms", address=CONTROL_ROOM).body), follow=True)
    refused = guest.post("/link/", {"answer": "substitute", "who": ""})
    assert refused.status_code == 422 and "Skriv vem som kommer i stället." in refused.content.decode()
    guest.post("/link/", {"answer": "substitute", "who": "Per"})
    assert row(desk, POWER).attendance.answer is Attendance.SUBSTITUTE


def test_a_link_pressed_again_with_another_answer_before_it_was_spent_is_refused_in_words(desk, anna) -> None:
    from samlad.desk.models import OutboxRow
    from samlad.people.models import GuestLink

    raise_alarm(desk)
    address = link_in(OutboxRow.objects.get(channel="sms", address=CONTROL_ROOM).body)
    for answer, status in (("coming", 200), ("hindered", 422), ("coming", 200)):
        guest = Browser()
        guest.get(address, follow=True)
        assert guest.post("/link/", {"answer": answer}).status_code == status
        GuestLink.objects.filter(actor=POWER).update(spent_at=None)
    assert row(desk, POWER).attendance.answer is Attendance.COMING


def test_what_a_guest_is_shown_is_built_from_what_its_actor_may_read(desk, anna) -> None:
    from samlad.people.models import GuestLink
    from samlad.web.call import guest

    raise_alarm(desk)
    facts = guest._facts(GuestLink.objects.get(actor=POWER))
    assert not any(row.contacts for actor, row in facts["call"].rows.items() if actor != POWER)


def test_a_link_to_a_call_that_has_ended_is_gone(desk, anna, clock) -> None:
    from datetime import timedelta

    from samlad.desk.models import OutboxRow

    raise_alarm(desk)
    link = link_in(OutboxRow.objects.get(channel="sms", address=CONTROL_ROOM).body)
    clock.now += timedelta(hours=25)
    assert Browser().get(link, follow=True).status_code == 410
    clock.now -= timedelta(hours=25)
    anna.post(CALL + "ending/", {"ending": "done"})
    assert Browser().get(link, follow=True).status_code == 410
    assert call.counts(desk.whole(LOG).call.calls[1], clock.now).acknowledged == 0


def test_din_tur_has_the_answer_itself(desk, bo) -> None:
    raise_alarm(desk)
    assert "Kvittera och delta" in bo.words("/")
    back = bo.post(CALL + "attendance/", {"actor": REGION, "answer": "coming", "from": "home"})
    assert back["Location"] == "/"
    assert "Kvittera och delta" not in bo.words("/")


# ---- provlarm


def test_a_keeper_tries_its_own_contact_points_and_sees_who_answered(desk, anna, clock, signed_in) -> None:
    from samlad.desk.models import OutboxRow
    from samlad.domain.common import isf_log

    keeper = signed_in(account("rut@region.example", "Rut", REGION, "keeper", clock.now))
    assert "säkerhetschef" in keeper.words("/test-alarms/new/")
    made = keeper.post("/test-alarms/new/", {"points": ["1", "2", "3"]})
    isf = made["Location"].split("/")[2]
    state = desk.whole(isf_log(isf))
    assert [one.mode for one in state.call.alarms.values()] == ["test", "test"], "one for each of the region's points"
    assert state.call.isf_calls == [] and state.isf.is_exercise
    assert {row.contacts[0].function.value for one in state.call.calls.values() for row in one.rows.values()} == {
        "TiB",
        "säkerhetschef",
    }, "the power company's point is not the region's to try"
    assert {one.mode for one in OutboxRow.objects.all()} == {"test"}
    assert "ingen ska ansluta" in OutboxRow.objects.filter(channel="sms").first().body
    words = keeper.words(made["Location"])
    assert "Provlarm" in words and "säkerhetschef" in words


def test_only_a_keeper_tries_contact_points(anna) -> None:
    assert anna.get("/test-alarms/new/").status_code == 404
    assert anna.post("/test-alarms/new/", {"points": ["1"]}).status_code == 404
