"""The English words of the pages.

Swedish stands in the source itself, in ``_("…")``. The English of each text is kept in ``locale/en/LC_MESSAGES/django.po``,
which people edit, and is compiled into the ``.mo`` beside it, which Django reads.

    python -m samlad.config.catalogue extract    takes up new texts, to be filled in, and drops those that are gone
    python -m samlad.config.catalogue compile    what make does when the .po is newer
    python -m samlad.config.catalogue check      says what is missing or does not fit

The file is sorted and names no source lines, so that a change of one text is a change in one place.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1]
PO = PACKAGE / "locale/en/LC_MESSAGES/django.po"
MO = PO.with_suffix(".mo")

METHODS = [("**.py", "python"), ("web/templates/**.html", "jinja2")]
OPTIONS = {"web/templates/**.html": {"silent": "false"}}
KEYWORDS = {"_": None, "N_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}
NOT_OURS = {"node_modules", "dist", "migrations", "__pycache__"}
_PLACEHOLDER = re.compile(r"%\(\w+\)\w|\{[^{}]*\}|%%")

# Babel's own has the hour of each extraction in it.
HEADER = """\
# The English of Samlad's pages. New texts are taken up by: python -m samlad.config.catalogue extract
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def extracted() -> Catalog:
    """Every text of the templates and the Python files, without a translation. Raises on a template that cannot be read."""
    found = extract_from_dir(PACKAGE, METHODS, OPTIONS, keywords=KEYWORDS, directory_filter=_is_ours)
    catalog = Catalog(locale="en")
    for _path, _line, text, _comments, _context in found:
        catalog.add(text)
    return catalog


def _is_ours(folder: str | os.PathLike[str]) -> bool:
    return Path(folder).name not in NOT_OURS


def kept() -> Catalog:
    """The catalogue as it stands in the file. Raises PoFileError for a line that is not understood."""
    return read_po(BytesIO(PO.read_bytes()), locale="en", abort_invalid=True)


def written(catalog: Catalog) -> bytes:
    """As the file is to be: sorted, without source lines, dates or what is no longer used."""
    body = BytesIO()
    write_po(body, catalog, width=100, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    return HEADER.encode() + body.getvalue()


def update() -> Catalog:
    """Takes up new texts and drops those that are gone. A text that was changed is a new one: nothing is guessed."""
    catalog = kept()
    catalog.update(extracted(), no_fuzzy_matching=True)
    _replace(PO, written(catalog))
    return catalog


def compile_() -> None:
    """Writes the .mo whole or not at all: a server that starts meanwhile reads the one before."""
    compiled = BytesIO()
    write_mo(compiled, kept())
    _replace(MO, compiled.getvalue())


def _replace(path: Path, content: bytes) -> None:
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(path)


def faults() -> list[str]:
    """What is wrong with the catalogue, one line for each text; empty when each has an English that fits."""
    wanted, catalog = extracted(), kept()
    missing = [f"not taken up: {_name(one)}" for one in texts(wanted) if one.id not in catalog]
    gone = [f"no longer used: {_name(one)}" for one in texts(catalog) if one.id not in wanted]
    gone += [f"obsolete: {_name(one)}" for one in catalog.obsolete.values()]
    return missing + gone + [f"{fault}: {_name(one)}" for one in texts(catalog) if (fault := fault_of(one))]


def texts(catalog: Catalog) -> Iterator[Message]:
    """All but the header."""
    return (one for one in catalog if one.id)


def fault_of(message: Message) -> str:
    """Why the English cannot be used, or "". Plural forms must each have the placeholders of theirs."""
    swedish, english = forms(message.id), forms(message.string or "")
    if not all(english):
        return "not translated"
    if message.fuzzy:
        return "marked as uncertain"
    if len(swedish) != len(english):
        return "not one English for each plural form"
    if any(placeholders(sv) != placeholders(en) for sv, en in zip(swedish, english, strict=True)):
        return "other placeholders"
    return ""


def placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))


def forms(text: str | Iterable[str]) -> list[str]:
    """The singular alone, or the singular and the plural."""
    return [text] if isinstance(text, str) else list(text)


def _name(message: Message) -> str:
    return forms(message.id)[0]


def main(arguments: list[str]) -> int:
    """Does what one word says; the exit status, which is 1 when ``check`` finds something."""
    match arguments:
        case ["extract"]:
            catalog = update()
            empty = sum(fault_of(one) == "not translated" for one in texts(catalog))
            print(f"{len(catalog)} texts, {empty} to translate: {PO}")
        case ["compile"]:
            compile_()
        case ["check"]:
            found = faults()
            print("\n".join(found) or "Each text has its English.")
            return int(bool(found))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
