"""Contacts as people have them: spreadsheets, files from elsewhere, pasted cells."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from samlad.documents.tables import MAX_BYTES, MAX_ROWS, Row, Unreadable, read_table, write_csv


def workbook(*rows: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_separator_and_encoding_are_found_out(separator: str, encoding: str) -> None:
    text = (
        separator.join(["Aktör", "Nummer"]) + "\r\n" + separator.join(["Räddningstjänsten", "019-000 00 01"]) + "\r\n"
    )
    table = read_table(text.encode(encoding), "kontakter.csv")
    assert table.header == ("Aktör", "Nummer")
    assert table.rows == (Row(2, ("Räddningstjänsten", "019-000 00 01")),)
    assert not table.problems


def test_a_comma_inside_a_swedish_file_is_no_separator() -> None:
    table = read_table("Aktör;Ort, län;Nummer\nPolisen;Örebro, Örebro län;114 14\n")
    assert table.rows[0].cells == ("Polisen", "Örebro, Örebro län", "114 14")


def test_a_workbook_is_read_with_the_rows_its_owner_sees() -> None:
    table = read_table(workbook(["Aktör", "Nummer"], [], ["Polisen", "019-1"], [None, None], ["SOS", 112.0]), "a.xlsx")
    assert table.rows == (Row(3, ("Polisen", "019-1")), Row(5, ("SOS", "112")))


def test_a_number_that_may_have_lost_its_zero_is_pointed_out() -> None:
    (problem,) = read_table(workbook(["Aktör", "Nummer"], ["Polisen", 191234567]), "a.xlsx").problems
    assert problem.sentence().startswith("Rad 2, Nummer: 191234567 är sparat som ett tal")
    assert "leading zero" in problem.sentence("en")


def test_short_rows_are_filled_and_long_ones_pointed_out() -> None:
    table = read_table("Aktör;Nummer\nPolisen\nRegionen;1;2\n")
    assert [row.cells for row in table.rows] == [("Polisen", ""), ("Regionen", "1")]
    assert [problem.reason for problem in table.problems] == ["too_many_cells"]
    assert table.problems[0].sentence().startswith("Rad 3 har 3 celler men det finns 2 rubriker")


def test_the_same_heading_twice_is_pointed_out() -> None:
    (problem,) = read_table("Nummer;nummer\n1;2\n").problems
    assert (problem.reason, problem.facts) == ("same_heading", {"heading": "nummer"})


def test_a_row_after_a_cell_with_line_breaks_has_its_own_number() -> None:
    table = read_table('Aktör;Not\nPolisen;"rad ett\nrad två"\nRegionen;x\n')
    assert [row.number for row in table.rows] == [2, 4]


def packed(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        ("  \n;;\n", "empty"),
        (workbook(), "empty"),
        (b"x" * (MAX_BYTES + 1), "too_big"),
        (packed(bomb="x" * 60_000_000), "too_big"),
        ("Aktör\n" + "x\n" * (MAX_ROWS + 1), "too_many_rows"),
        (packed(content="<x/>"), "not_a_table"),
        (workbook(["Aktör"])[:2000], "not_a_table"),
        (b"PK\x03\x04", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old_or_locked"),
        ('Aktör;Not\nPolisen;"glömt\nRegionen;x\n', "loose_quote"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes | str, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_table(data, "kontakter.xlsx")
    assert refused.value.reason == reason
    assert refused.value.sentence("sv") != refused.value.sentence("en")


def test_the_largest_table_is_read_whole() -> None:
    assert len(read_table("Aktör\n" + "x\n" * MAX_ROWS).rows) == MAX_ROWS


def test_no_cell_can_run_as_a_formula() -> None:
    lines = write_csv([["=HYPERLINK(1)", "+46-19-1", "-1", "@x", "\t=1", "rak"]]).decode("utf-8-sig").split(";")
    assert [cell[:2] for cell in lines[:5]] == ["'=", "'+", "'-", "'@", "'\t"]
    assert lines[5] == "rak\r\n"


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), max_size=12)


@settings(max_examples=100, deadline=None)
@example([("=1", "'=1"), ("''+46", "'"), ('"', ";")])
@given(st.lists(st.tuples(CELLS, CELLS).filter(any), max_size=8))
def test_what_is_written_reads_back(rows: list[tuple[str, str]]) -> None:
    table = read_table(write_csv([("Aktör", "Nummer"), *rows]))
    assert [row.cells for row in table.rows] == rows


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read_table(data, "x")
    except Unreadable as refused:
        assert refused.sentence()
