"""Drafts: who may open which; nothing confirmed is lost; two who write apart come to one text."""

from __future__ import annotations

import random

import pycrdt
import pytest

from samlad.domain.common import REGISTER, ActorId, Author, Capacity, PersonId, Refused, isf_log
from samlad.domain.isf import StaffJoined
from tests.desk.conftest import ISF, clock, desk, open_isf  # noqa: F401  (fixtures)
from tests.domain.story import ANNA, BO, COUNTY, MUNICIPALITY, NEIGHBOUR, POWER, REGION

LOG = isf_log(ISF)


@pytest.fixture
def room(desk):  # noqa: F811
    """The ISF stands, with the county observing and Staffan of the region on its staff."""
    from samlad.desk import drafting
    from samlad.domain import hosting
    from samlad.domain.isf import Taking

    open_isf(desk)
    county = Taking(actor=COUNTY, observes=True)
    desk.record(ANNA, LOG, lambda world, at: hosting.add_participant(world.isf(ISF).isf, ANNA, at, taking=county))
    desk.record(ANNA, LOG, lambda world, at: [StaffJoined(person=PersonId("staffan"), actor=REGION)])
    return drafting


def reader(person: str, *actors: str, **rights: object):
    from samlad.desk.reader import Reader

    return Reader(person=PersonId(person), actors=frozenset(map(ActorId, actors)), **rights)


@pytest.fixture
def anna():
    return reader("anna", MUNICIPALITY)


@pytest.fixture
def bo():
    return reader("bo", REGION)


@pytest.fixture
def cast(anna, bo):
    """Everybody who might try, by name."""
    host = frozenset({MUNICIPALITY})
    return {
        "anna": anna,
        "bo": bo,
        "elsa": reader("elsa", POWER),
        "tib": reader("tib", COUNTY),
        "cilla": reader("cilla", NEIGHBOUR),
        "staffan": reader("staffan", REGION),
        "keeper of the host": reader("kim", keeper_of=host),
        "registrator of the host": reader("rut", registrator_of=host),
        "keeper of the installation": reader("ivar", keeper=True),
        "nobody": reader(""),
    }


class Editor:
    """An editor on somebody's device, as the browser's: a document, and what it has not yet sent."""

    def __init__(self, room, who, draft: str) -> None:
        self.room, self.who, self.draft, self.at = room, who, draft, 0
        self.document = pycrdt.Doc()
        self.text = self.document.get("text", type=pycrdt.Text)
        self.unsent: list[bytes] = []
        self.keys = 0

    def writes(self, at: int, what: str) -> None:
        before = self.document.get_state()
        self.text.insert(at, what)
        self.unsent.append(self.document.get_update(before))

    def sends(self) -> None:
        while self.unsent:
            self.keys += 1
            self.room.receive(self.who, self.draft, self.unsent.pop(0), f"{self.who.person}-{self.keys}")

    def reads(self) -> str:
        for number, update in self.room.read(self.who, self.draft, self.at):
            self.document.apply_update(update)
            self.at = number
        return str(self.text)


# ---- who may open which


def opened_by(room, cast, draft: str) -> set[str]:
    from samlad.desk.reader import NotFound

    names = set()
    for name, who in cast.items():
        try:
            room.text_at(who, draft)
        except NotFound:
            assert draft not in [one.id for one in room.drafts_of(who, ISF)]
            for attempt in (
                lambda who=who: room.receive(who, draft, b"", "k"),
                lambda who=who: room.rename(who, draft, "Kapat"),
                lambda who=who: room.open_to(who, draft, [POWER]),
                lambda who=who: room.delete(who, draft),
                lambda who=who: room.sharing(who, draft, Author(person=who.person, actor=MUNICIPALITY), upto=1),
            ):
                with pytest.raises(NotFound):
                    attempt()
        else:
            names.add(name)
    return names


@pytest.mark.check(39)
def test_ones_own_draft_is_opened_by_ones_own_actor_only(room, bo, cast) -> None:
    draft = room.begin(bo, ISF, kind=room.Kind.OWN, owner=REGION, text="Internt")
    assert opened_by(room, cast, draft.id) == {"bo", "staffan"}


def test_working_material_is_opened_by_the_staff_and_the_host(room, cast) -> None:
    draft = room.begin(cast["staffan"], ISF, kind=room.Kind.SUPPORT, owner=REGION, text="Underlag")
    assert draft.owner == MUNICIPALITY
    assert opened_by(room, cast, draft.id) == {"anna", "staffan"}


def test_a_shared_draft_is_opened_by_those_it_names(room, bo, cast) -> None:
    draft = room.begin(bo, ISF, kind=room.Kind.SHARED, owner=REGION, readers=[POWER], text="Vi två")
    assert opened_by(room, cast, draft.id) == {"bo", "elsa", "staffan"}


def test_a_shared_draft_without_names_is_opened_by_all_who_take_part(room, bo, cast) -> None:
    draft = room.begin(bo, ISF, kind=room.Kind.SHARED, owner=REGION)
    assert opened_by(room, cast, draft.id) == {"anna", "bo", "elsa", "tib", "staffan"}
    assert not room.may_write(draft, cast["tib"], room.state_of(draft))


def test_meeting_notes_are_one_draft_read_by_all_and_written_by_those_who_take_notes(room, cast) -> None:
    notes = room.notes_for(cast["elsa"], ISF, 1, 2)
    assert room.notes_for(cast["anna"], ISF, 1, 2).id == notes.id
    state = room.state_of(notes)
    assert {name for name, who in cast.items() if room.may_open(notes, who, state)} == {
        "anna",
        "bo",
        "elsa",
        "tib",
        "staffan",
    }
    assert {name for name, who in cast.items() if room.may_write(notes, who, state)} == {"anna", "staffan"}


def test_the_outsider_begins_nothing(room, cast) -> None:
    from samlad.desk.reader import NotFound

    for kind in room.Kind:
        with pytest.raises(NotFound):
            room.begin(cast["cilla"], ISF, kind=kind, owner=NEIGHBOUR)
    with pytest.raises(NotFound):
        room.begin(cast["bo"], ISF, kind=room.Kind.OWN, owner=MUNICIPALITY)
    with pytest.raises(NotFound):
        room.begin(cast["bo"], ISF, kind=room.Kind.SUPPORT, owner=MUNICIPALITY)


def test_a_draft_opened_to_another_actor_can_no_longer_be_deleted(room, bo, cast) -> None:
    draft = room.begin(bo, ISF, kind=room.Kind.OWN, owner=REGION, text="Först vårt")
    room.open_to(bo, draft.id, [POWER])
    assert room.text_at(cast["elsa"], draft.id)[1] == "Först vårt"
    with pytest.raises(Refused, match=r"draft.stays"):
        room.delete(bo, draft.id)
    with pytest.raises(Refused, match=r"draft.own_only"):
        room.open_to(cast["elsa"], draft.id, [MUNICIPALITY])


def test_a_draft_of_ones_own_is_deleted_with_all_that_was_written(room, bo) -> None:
    from samlad.drafts.models import DraftUpdate

    draft = room.begin(bo, ISF, kind=room.Kind.OWN, owner=REGION, text="Bort")
    room.delete(bo, draft.id)
    assert not DraftUpdate.objects.exists()


# ---- writing


@pytest.mark.check(44)
def test_two_who_write_apart_come_to_one_text_and_lose_nothing(room, anna, cast) -> None:
    draft = room.notes_for(anna, ISF, 1, 1).id
    one, two = Editor(room, anna, draft), Editor(room, cast["staffan"], draft)
    one.writes(0, "Vatten: ")
    one.sends()
    assert two.reads() == "Vatten: "
    one.writes(8, "Region kokar. ")  # offline from here
    two.writes(8, "Tankbilar kl 15. ")
    two.sends()
    one.sends()
    assert one.reads() == two.reads()
    assert one.reads().removeprefix("Vatten: ") in {
        "Region kokar. Tankbilar kl 15. ",
        "Tankbilar kl 15. Region kokar. ",
    }


def test_the_same_batch_again_is_not_stored_twice(room, anna) -> None:
    draft = room.notes_for(anna, ISF, 1, 1).id
    editor = Editor(room, anna, draft)
    editor.writes(0, "En gång")
    [update] = editor.unsent
    assert [room.receive(anna, draft, update, "k1") for _ in range(3)] == [1, 1, 1]
    assert room.text_at(anna, draft) == (1, "En gång")


def test_many_updates_are_merged_and_the_text_is_kept_for_everyone(room, anna, cast) -> None:
    from samlad.drafts import store

    draft = room.notes_for(anna, ISF, 1, 1).id
    writer, late = Editor(room, anna, draft), Editor(room, cast["bo"], draft)
    chance = random.Random(4)
    for n in range(store.MERGE_WHEN_OVER + 30):
        writer.writes(chance.randrange(len(str(writer.text)) + 1), f"{n} ")
        writer.sends()
        if n == 20:
            late.reads()
    assert len(store.updates_after(draft)) < store.MERGE_WHEN_OVER
    assert late.reads() == str(writer.text) == store.text_of(draft)
    assert Editor(room, cast["bo"], draft).reads() == str(writer.text)


def test_merging_keeps_what_waits_for_something_not_yet_arrived() -> None:
    from samlad.drafts import text

    document = pycrdt.Doc()
    written = document.get("text", type=pycrdt.Text)
    updates = []
    for word in ("ett ", "två ", "tre "):
        before = document.get_state()
        written += word
        updates.append(document.get_update(before))
    first, *rest = updates
    assert text.text_of([text.merged(rest), first]) == "ett två tre "


def test_what_cannot_be_taken_is_refused_with_a_sentence(room, anna) -> None:
    from samlad.drafts.text import LARGEST_UPDATE, LONGEST_TEXT, update_of

    draft = room.notes_for(anna, ISF, 1, 1).id
    for update, reason in (
        (b"\xff\xff nonsense", "draft.unreadable"),
        (bytes(LARGEST_UPDATE + 1), "draft.batch_too_large"),
        (update_of("x" * (LONGEST_TEXT + 1)), "draft.too_long"),
    ):
        with pytest.raises(Refused, match=reason):
            room.receive(anna, draft, update, "k")
    assert room.text_at(anna, draft) == (0, "")


# ---- sharing


def share(room, who, draft: str, by: Author = BO, key: str = "", **more):
    from samlad.desk import office

    number, _ = room.text_at(who, draft)
    decide = room.sharing(who, draft, by, **{"upto": number, **more})
    return office.desk().record(by, LOG, decide, key=key, content=f"{number}{more.get('readers')}")


def notes(desk, who):  # noqa: F811
    return desk.isf_for(who, ISF).note.notes


def test_sharing_is_done_once_however_often_it_is_asked(desk, room, bo, cast) -> None:  # noqa: F811
    draft = room.begin(bo, ISF, kind=room.Kind.OWN, owner=REGION, title="Läget", text="Vi kokar vattnet.").id
    first = share(room, bo, draft, key="a")
    assert (share(room, bo, draft, key="a").number, share(room, bo, draft, key="b").deeds) == (first.number, ())
    [shared] = notes(desk, cast["elsa"]).values()
    assert (str(shared.current.title), str(shared.current.text)) == ("Läget", "Vi kokar vattnet.")


@pytest.mark.check(40)
def test_sharing_again_is_a_correction_and_the_earlier_text_stays(desk, room, bo, cast) -> None:  # noqa: F811
    draft = room.begin(bo, ISF, kind=room.Kind.OWN, owner=REGION, text="Klockan 14.").id
    share(room, bo, draft)
    editor = Editor(room, bo, draft)
    editor.reads()
    editor.writes(0, "Rättat: ")
    editor.sends()
    share(room, bo, draft)
    [shared] = notes(desk, cast["elsa"]).values()
    assert [str(one.text) for one in shared.versions] == ["Klockan 14.", "Rättat: Klockan 14."]
    assert all(one.author.person == "bo" and one.at for one in shared.versions)


def test_what_is_shared_is_what_was_read(room, bo) -> None:
    draft = room.begin(bo, ISF, kind=room.Kind.OWN, owner=REGION, text="Läst").id
    editor = Editor(room, bo, draft)
    editor.reads()
    editor.writes(0, "Inte ")
    editor.sends()
    with pytest.raises(Refused, match=r"draft.changed"):
        share(room, bo, draft, upto=1)


@pytest.mark.check(42)
def test_what_looks_like_a_personal_number_is_shared_only_when_it_is_meant(desk, room, bo) -> None:  # noqa: F811
    draft = room.begin(bo, ISF, kind=room.Kind.OWN, owner=REGION, text="Gäller 811218-9876.").id
    with pytest.raises(Refused, match=r"note.personal_number") as refused:
        share(room, bo, draft, key="k")
    assert refused.value.facts == {"found": "811218-9876"}
    assert share(room, bo, draft, key="k", numbers_are_meant=True).number
    assert len(notes(desk, bo)) == 1


def test_a_note_for_some_is_not_there_for_the_others(desk, room, bo, cast) -> None:  # noqa: F811
    draft = room.begin(bo, ISF, kind=room.Kind.OWN, owner=REGION, text="Till elnätet").id
    share(room, bo, draft, readers=frozenset({POWER}))
    assert [bool(notes(desk, cast[name])) for name in ("bo", "elsa", "anna", "tib")] == [True, True, False, False]


def test_only_the_actor_whose_draft_it_is_shares_it(room, cast) -> None:
    both = reader("bo", REGION, MUNICIPALITY)
    draft = room.begin(both, ISF, kind=room.Kind.OWN, owner=REGION, text="Vårt").id
    with pytest.raises(Refused, match=r"access.denied"):
        share(room, both, draft, by=Author(person=PersonId("bo"), actor=MUNICIPALITY))
    material = room.begin(cast["staffan"], ISF, kind=room.Kind.SUPPORT, owner=REGION, text="Underlag").id
    staff = Author(person=PersonId("staffan"), actor=REGION, capacity=Capacity.SUPPORT)
    with pytest.raises(Refused, match=r"access.denied"):
        share(room, cast["staffan"], material, by=Author(person=PersonId("staffan"), actor=REGION))
    assert share(room, cast["staffan"], material, by=staff).number


def test_drafts_are_in_no_log(desk, room, bo) -> None:  # noqa: F811
    before = desk.recent.head
    room.begin(bo, ISF, kind=room.Kind.OWN, owner=REGION, text="Hemligt utkast")
    assert desk.recent.head == before
    assert desk.whole(REGISTER).number == 0
