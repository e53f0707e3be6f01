"""Contact lists as people have them: read out of a file or a paste, and given back as text that can be mended."""

from __future__ import annotations

import csv
import io
from collections.abc import Container
from dataclasses import dataclass

from samlad.documents import tables
from samlad.documents.tables import MAX_BYTES, Problem, Unreadable
from samlad.domain.contact_import import COLUMNS

__all__ = ["MAX_BYTES", "ContactList", "Problem", "Unreadable", "empty_list", "read"]


@dataclass(frozen=True)
class ContactList:
    """``rows`` by heading; the first is row 2 of the sheet, and empty rows keep their place, so that numbers agree."""

    header: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    problems: tuple[Problem, ...] = ()  # to look at, although it could be read

    def text(self) -> str:
        """The list as it is pasted: a tab between cells, each row on the line of its number."""
        return _pasted(self.header, self.rows)

    def only(self, numbers: Container[int]) -> str:
        """The headings and the rows of these numbers, under each other."""
        return _pasted(self.header, tuple(row for number, row in enumerate(self.rows, start=2) if number in numbers))


def read(data: bytes | str, filename: str = "") -> ContactList:
    """Raises Unreadable, whose ``sentence`` says what to do."""
    table = tables.read_table(data, filename)
    if not table.rows:
        raise Unreadable("empty")
    last = table.rows[-1].number
    if last > tables.MAX_ROWS + 1:
        raise Unreadable("too_many_rows", limit=tables.MAX_ROWS)
    by_number = {row.number: row.cells for row in table.rows}
    nothing = ("",) * len(table.header)
    rows = (dict(zip(table.header, by_number.get(number, nothing), strict=True)) for number in range(2, last + 1))
    return ContactList(table.header, tuple(rows), table.problems)


def empty_list() -> bytes:
    """A file with the headings and nothing else, to fill in."""
    return tables.write_csv([[names[0].capitalize() for names in COLUMNS.values()]])


def _pasted(header: tuple[str, ...], rows: tuple[dict[str, str], ...]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        cells = [" ".join(row[heading].split()) for heading in header]
        writer.writerow(cells if any(cells) else [])
    return out.getvalue()
