"""Each command as an operator types it, in a process of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from samlad.cli.main import parser
from tests.cli.installation import Installation
from tests.desk.conftest import ISF, LOG
from tests.domain.story import ANNA, MUNICIPALITY, NEIGHBOUR, REGION
from tests.log.tampering import run, tamper

pytestmark = pytest.mark.slow


def test_every_command_and_option_has_its_help() -> None:
    commands = next(one for one in parser()._actions if one.choices and one.dest == "command").choices
    for command in commands.values():
        assert command.description
        assert all(option.help or option.metavar for option in command._actions)
        assert any(option.dest == "data" for option in command._actions)


def test_a_slip_in_the_data_directory_makes_no_new_installation(installation: Installation, tmp_path: Path) -> None:
    for command in ("verify", "seal", "rebuild", "check", "release"):
        assert "There is no installation" in installation.run(command, "--data", tmp_path / "nowhere", code=1)
    assert not (tmp_path / "nowhere").exists()


def test_verify_names_what_was_changed_and_says_what_it_cannot_see(installation: Installation) -> None:
    words = installation.run("verify")
    assert "Everything is as it was written" in words
    assert "There is no seal yet" in words
    tamper("UPDATE entry_text SET value = 'Något annat' WHERE value = 'Lokal ISF Örebro'")
    tamper("UPDATE entry SET body = replace(body, '2026', '2016') WHERE log = %s AND number = 3", LOG)
    words = installation.run("verify", "--language", "sv", code=1)
    assert "Ändrad text i notering 1 i isf:orebro" in words
    assert "Ändrad: notering 3 i isf:orebro" in words


def test_a_seal_makes_a_cut_end_visible(installation: Installation) -> None:
    assert "Sealed 1 logs up to position 4" in installation.run("seal")
    assert "Nothing new" in installation.run("seal")
    tamper("DELETE FROM entry WHERE position = 4")
    tamper("DELETE FROM entry_text WHERE position = 4")
    assert "Cut: isf:orebro had an entry 4" in installation.run("verify", code=1)


def test_a_server_that_is_stopped_seals_what_it_has(installation: Installation) -> None:
    with installation.serving():
        pass
    assert (installation.directory / "seals").exists()
    assert "Everything is as it was written" in installation.run("verify")


def test_rebuild_comes_to_the_same_as_keeping_up_and_sends_nothing(installation: Installation) -> None:
    from samlad.desk.models import OutboxRow

    before = _index()
    assert before["index_participation"]
    run("DELETE FROM index_participation")
    assert "made anew" in installation.run("rebuild")
    assert _index() == before
    assert not OutboxRow.objects.exists()


def _index() -> dict[str, list[tuple]]:
    """Every row of every index table, but for the number it was given."""
    from django.apps import apps

    tables = {}
    for model in apps.get_app_config("index").get_models():
        names = [field.attname for field in model._meta.fields if not field.primary_key]
        tables[model._meta.db_table] = sorted(map(str, model.objects.values_list(*names)))
    return tables


def test_check_says_what_is_wrong_and_where_replies_come_in(installation: Installation) -> None:
    (installation.directory / "DEMO").unlink()
    words = installation.run("check", code=1)
    assert "ok   Databas:" in words and "ok   Klocka:" in words
    assert "FEL  E-post: Ingen e-postserver är inkopplad" in words
    assert "/callbacks/46elks/reply/inbound/" in words
    wrong = installation.run("check", code=1, SAMLAD_URL="http://samlad.orebro.example")
    assert "FEL  Adress:" in wrong


def test_check_says_that_the_clock_is_behind(installation: Installation, desk) -> None:
    from samlad.domain.common import SYSTEM, Text
    from samlad.domain.isf import IsfPaused

    desk.clock = lambda: datetime.now(UTC) + timedelta(hours=3)
    desk.record(SYSTEM, LOG, lambda world, at: [IsfPaused(note=Text("Paus"))])
    assert "FEL  Klocka: Klockan går fel" in installation.run("check", code=1)


def test_update_backs_up_migrates_and_verifies(installation: Installation, tmp_path: Path) -> None:
    words = installation.run("update", "--to", tmp_path / "before-update.backup")
    assert (
        words.index("Backed up")
        < words.index("up to date")
        < words.index("as it was written")
        < words.index("Start the")
    )


def test_data_of_a_newer_version_is_refused(installation: Installation) -> None:
    tamper("UPDATE entry SET kind = 'isf.unheard_of/1' WHERE number = 4")
    for command in ("migrate", "serve"):
        assert "newer than this version of Samlad" in installation.run(command, code=1)
    run("INSERT INTO django_migrations (app, name, applied) VALUES ('desk', '9999_later', CURRENT_TIMESTAMP)")
    assert "desk 9999_later" in installation.run("serve", code=1)


def test_a_backup_needs_a_secret_worth_its_name(installation: Installation, tmp_path: Path) -> None:
    to = tmp_path / "kept.backup"
    assert "too short" in installation.run("backup", "--to", to, code=1, SAMLAD_BACKUP_PASSPHRASE="kort")
    assert "--key-file" in installation.run("backup", "--to", to, code=1, SAMLAD_BACKUP_PASSPHRASE="")
    assert not to.exists()
    key = tmp_path / "key"
    key.write_text("0123456789abcdef" * 4)
    installation.run("backup", "--to", to, "--key-file", key)
    assert "with a key file" in installation.run("restore", to, "--data", tmp_path / "new", code=1)


def test_an_export_is_what_an_actor_may_read_without_ways_to_reach_people(
    installation: Installation, desk, tmp_path
) -> None:
    from samlad.domain.common import Audience, Text, To
    from samlad.domain.isf import IsfDescribed
    from samlad.domain.meeting.deeds import JoiningSet

    def joining(world, at):
        aside = IsfDescribed(name=Text("Bara värden"), what=Text(""))
        return [
            JoiningSet(meeting=1, phone=Text("010-174 06 00"), code=Text("4711")),
            To(aside, audience=Audience.only(MUNICIPALITY)),
        ]

    desk.record(ANNA, LOG, joining)
    installation.run("export", ISF, "--to", tmp_path / "out")
    text, lines = (tmp_path / "out" / f"{ISF}.txt").read_text(), (tmp_path / "out" / f"{ISF}.jsonl").read_text()
    for written in (text, lines):
        assert "Lokal ISF Örebro" in written and "Bara värden" in written and "DEMO" in written.upper()
        assert "010-174" not in written and "4711" not in written
    installation.run("export", ISF, "--actor", REGION, "--to", tmp_path / "region")
    assert "Bara värden" not in (tmp_path / "region" / f"{ISF}.txt").read_text()
    assert "no ISF" in installation.run("export", ISF, "--actor", NEIGHBOUR, "--to", tmp_path / "no", code=1)
    installation.run("export", ISF, "--day", "2020-01-01", "--to", tmp_path / "day")
    assert len((tmp_path / "day" / f"{ISF}-2020-01-01.jsonl").read_text().splitlines()) == 1
