"""Tables that people already have: contacts out of a spreadsheet, a CSV file or a paste, and CSV back to them.

Every row keeps the number it has in the sheet, so that an error can name the row its owner sees.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

MAX_BYTES = 10_000_000
MAX_UNPACKED_BYTES = 50_000_000
MAX_ROWS = 5_000

_OLE = b"\xd0\xcf\x11\xe0"  # Excel before 2007, and anything with a password
_ZIP = b"PK\x03\x04"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_GUARDED = re.compile(r"'+[=+\-@]")

Line = tuple[int, list[Any]]  # the row's number in the sheet, and its cells

SENTENCES: dict[str, tuple[str, str]] = {
    "empty": (
        "Det finns inga rader att läsa. Klistra in eller välj en fil med rubriker på första raden.",
        "There are no rows to read. Paste them or choose a file with headings on its first row.",
    ),
    "too_big": (
        "Filen är större än {limit_mb} MB. Ta bort bilder och andra blad och försök igen.",
        "The file is larger than {limit_mb} MB. Remove pictures and other sheets and try again.",
    ),
    "too_many_rows": (
        "Filen har fler än {limit} rader. Dela den i flera filer.",
        "The file has more than {limit} rows. Split it into several files.",
    ),
    "not_a_table": (
        "{filename} går inte att läsa som en tabell. Spara den som Excel-arbetsbok (.xlsx) eller CSV och försök igen.",
        "{filename} cannot be read as a table. Save it as an Excel workbook (.xlsx) or CSV and try again.",
    ),
    "old_or_locked": (
        "{filename} är i ett äldre Excelformat eller skyddad med lösenord. Spara den som .xlsx utan lösenord.",
        "{filename} is in an older Excel format or has a password. Save it as .xlsx without a password.",
    ),
    "loose_quote": (
        'Läsningen stannar vid rad {row}: där finns ett citattecken (") utan motsvarighet. Ta bort det och försök igen.',
        'Reading stops at row {row}: there is a quotation mark (") without its pair. Remove it and try again.',
    ),
    "too_many_cells": (
        "Rad {row} har {found} celler men det finns {expected} rubriker; det som inte får plats är inte läst.",
        "Row {row} has {found} cells but there are {expected} headings; what does not fit has not been read.",
    ),
    "same_heading": (
        "Rubriken ”{heading}” finns flera gånger. Ge varje kolumn ett eget namn.",
        "The heading “{heading}” occurs more than once. Give each column a name of its own.",
    ),
    "number_may_lack_zero": (
        "Rad {row}, {heading}: {value} är sparat som ett tal och kan ha förlorat sin inledande nolla. Kontrollera numret.",
        "Row {row}, {heading}: {value} is stored as a number and may have lost its leading zero. Check the number.",
    ),
}


class _Said:
    """A stable code with the facts that fill its sentence."""

    reason: str
    facts: dict[str, Any]

    def sentence(self, language: str = "sv") -> str:
        return SENTENCES[self.reason][language == "en"].format(**self.facts)


class Unreadable(_Said, Exception):
    """Nothing could be read. ``sentence`` says what to do."""

    def __init__(self, reason: str, **facts: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


@dataclass(frozen=True)
class Problem(_Said):
    """Something to look at in a table that could be read."""

    reason: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """``number`` is the row's own in the sheet, counted from 1. There is a cell for each heading."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()


def read_table(data: bytes | str, filename: str = "") -> Table:
    """The first sheet of an .xlsx, a CSV file, or pasted cells; the first row with content is the header.

    Separator (semicolon, comma, tab) and encoding (UTF-8, UTF-16, Windows-1252) are found out. Empty rows are skipped.
    At most 10 MB and 5,000 rows. Raises Unreadable.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable("too_big", limit_mb=MAX_BYTES // 1_000_000)
    problems: list[Problem] = []
    if isinstance(data, bytes) and data.startswith(_OLE):
        raise Unreadable("old_or_locked", filename=filename)
    if isinstance(data, bytes) and data.startswith(_ZIP):
        lines = _sheet(data, filename)
    else:
        lines = _separated(_decoded(data, filename))
    return _table(lines, problems)


def _table(lines: Iterable[Line], problems: list[Problem]) -> Table:
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    for number, values in lines:
        cells = _trimmed([_text(value) for value in values])
        if not cells:
            continue
        if not header:
            header = tuple(cells)
            problems += _repeated(header)
            continue
        if len(rows) == MAX_ROWS:
            raise Unreadable("too_many_rows", limit=MAX_ROWS)
        problems += _problems(header, number, values, cells)
        rows.append(Row(number, tuple((cells + [""] * len(header))[: len(header)])))
    if not header:
        raise Unreadable("empty")
    return Table(header, tuple(rows), tuple(problems))


def _repeated(header: tuple[str, ...]) -> Iterator[Problem]:
    folded = [heading.casefold() for heading in header]
    for place, heading in enumerate(header):
        if heading and folded.index(folded[place]) < place:
            yield Problem("same_heading", {"heading": heading})


def _problems(header: tuple[str, ...], number: int, values: list[Any], cells: list[str]) -> Iterator[Problem]:
    if len(cells) > len(header):
        yield Problem("too_many_cells", {"row": number, "found": len(cells), "expected": len(header)})
    for heading, value, cell in zip(header, values, cells, strict=False):
        if isinstance(value, int | float) and re.fullmatch(r"[1-9]\d{6,9}", cell):
            yield Problem("number_may_lack_zero", {"row": number, "heading": heading, "value": cell})


def _text(value: Any) -> str:
    """A cell as typed: whole numbers without ".0", the guard of ``write_csv`` taken off again."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).replace("\N{NO-BREAK SPACE}", " ").strip()
    return text[1:] if _GUARDED.match(text) else text


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _sheet(data: bytes, filename: str) -> Iterator[Line]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > MAX_UNPACKED_BYTES:
                raise Unreadable("too_big", limit_mb=MAX_UNPACKED_BYTES // 1_000_000)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # some programs write the wrong ones
        for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield number, list(values)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, IndexError, ValueError, SyntaxError) as error:
        raise Unreadable("not_a_table", filename=filename) from error


def _decoded(data: bytes | str, filename: str) -> str:
    if isinstance(data, bytes):
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16", "replace")
        else:
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                text = data.decode("windows-1252", "replace")
    else:
        text = data
    if "\0" in text:
        raise Unreadable("not_a_table", filename=filename)
    return text.removeprefix("\ufeff")


def _separated(text: str) -> Iterator[Line]:
    """Strict about quotes: one that is never closed would swallow every row after it without a word."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    end_of_last = 0
    try:
        for values in reader:
            yield end_of_last + 1, list(values)
            end_of_last = reader.line_num
    except csv.Error as error:
        raise Unreadable("loose_quote", row=end_of_last + 1) from error


def _separator(text: str) -> str:
    """The one that cuts the first line with content into most cells."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(";\t,", key=lambda separator: len(next(csv.reader([first], delimiter=separator), [])))


def write_csv(rows: Iterable[Iterable[object]]) -> bytes:
    """CSV that a Swedish Excel opens right: UTF-8 with mark, semicolons.

    A cell that a spreadsheet could run as a formula gets an apostrophe first, telephone numbers too (+46-19-1 would be
    counted out); ``read_table`` takes it off again.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_guarded(str("" if cell is None else cell)) for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_DANGEROUS) or _GUARDED.match(text) else text
