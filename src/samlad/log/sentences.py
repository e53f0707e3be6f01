"""What ``verify`` says, in Swedish and English."""

from __future__ import annotations

from typing import Any

SENTENCES: dict[str, tuple[str, str]] = {
    "entry.changed": (
        "Ändrad: notering {number} i {log} ({kind}, position {position}) är inte som den skrevs.",
        "Changed: entry {number} in {log} ({kind}, position {position}) is not as it was written.",
    ),
    "entry.missing": (
        "Saknas: notering {first}–{last} i {log}.",
        "Missing: entries {first}–{last} in {log}.",
    ),
    "position.missing": (
        "Saknas: noteringarna på position {first}–{last}; minst en av dem var sist i sin logg.",
        "Missing: the entries at positions {first}–{last}; at least one of them was the last of its log.",
    ),
    "entry.columns": (
        "Notering {number} i {log} (position {position}): kolumnerna säger annat än det som skrevs ({kind}).",
        "Entry {number} in {log} (position {position}): the columns disagree with what was written ({kind}).",
    ),
    "entry.unreadable": (
        "Notering {number} i {log} (position {position}, {kind}) går inte att läsa: {reason}",
        "Entry {number} in {log} (position {position}, {kind}) cannot be read: {reason}",
    ),
    "text.changed": (
        "Ändrad text i notering {number} i {log} ({kind}, position {position}).",
        "Changed text in entry {number} in {log} ({kind}, position {position}).",
    ),
    "text.emptied": (
        "Tömd text i notering {number} i {log} ({kind}, position {position}): inget beslut om gallring finns i loggen.",
        "Emptied text in entry {number} in {log} ({kind}, position {position}): the log holds no decision to destroy it.",
    ),
    "text.missing": (
        "En text saknas i notering {number} i {log} ({kind}, position {position}); en gallrad text lämnar en tom rad.",
        "A text is missing in entry {number} in {log} ({kind}, position {position}); a destroyed one leaves an empty row.",
    ),
    "text.stray": (
        "Notering {number} i {log} ({kind}, position {position}) har en text som den inte hänvisar till.",
        "Entry {number} in {log} ({kind}, position {position}) has a text that it does not point to.",
    ),
    "text.beyond": (
        "Det finns en text på position {position}, efter den sista noteringen: dess notering kan ha klippts bort.",
        "There is a text at position {position}, after the last entry: its entry may have been cut away.",
    ),
    "seal.cut": (
        "Avklippt: {log} hade en notering {number} (position {position}) när den förseglades. Nu slutar loggen tidigare.",
        "Cut: {log} had an entry {number} (position {position}) when it was sealed. Now the log ends before it.",
    ),
    "seal.rewritten": (
        "Omskriven: {log} stämmer inte med förseglingen vid notering {number} ({kind}, position {position}).",
        "Rewritten: {log} does not agree with the seal at entry {number} ({kind}, position {position}).",
    ),
    "seal.unreadable": (
        "Förseglingen på rad {line} i filen seals går inte att läsa.",
        "The seal on line {line} of the file seals cannot be read.",
    ),
    "seal.signature": (
        "Förseglingen på rad {line} i filen seals är inte undertecknad med installationens nyckel.",
        "The seal on line {line} of the file seals is not signed with this installation's key.",
    ),
    "seal.order": (
        "Förseglingen på rad {line} i filen seals följer inte på raden före: rader har tagits bort, lagts till eller flyttats.",
        "The seal on line {line} of the file seals does not follow the line before it: lines were removed, added or moved.",
    ),
    "guard.missing": (
        "Databasens spärr {name} saknas eller är ändrad. Noteringar kan ändras utan att databasen säger ifrån.",
        "The database's guard {name} is missing or altered. Entries can be changed without the database objecting.",
    ),
    "blind.no_seal": (
        "Ingen försegling finns ännu: noteringar som klippts bort från slutet av en logg syns inte.",
        "There is no seal yet: entries cut from the end of a log cannot be seen.",
    ),
    "blind.after_last_seal": (
        "Noteringar som klippts bort eller skrivits om i slutet av en logg efter den senaste förseglingen "
        "({sealed_at}, position {after}) syns inte.",
        "Entries cut or rewritten at the end of a log after the last seal ({sealed_at}, position {after}) cannot be seen.",
    ),
    "blind.swapped": (
        "En databas som bytts ut tillsammans med förseglingarna och nyckeln syns bara om någon annan har en kopia av dem.",
        "A database swapped together with its seals and key can be seen only if somebody else has a copy of them.",
    ),
    "blind.false_when_written": (
        "Om det som skrevs var sant när det skrevs går inte att se.",
        "Whether what was written was true when it was written cannot be seen.",
    ),
    "blind.order_between_logs": (
        "Ordningen mellan noteringar i olika loggar sedan den senaste förseglingen av dem syns inte; inom en logg syns den.",
        "The order between entries of different logs since they were last sealed cannot be seen; within a log it can.",
    ),
    "blind.restored": (
        "Databasen har återställts från en säkerhetskopia. {lost} förseglade noteringar var nyare än kopian; "
        "vad som stod i dem syns inte.",
        "The database was restored from a backup. {lost} sealed entries were newer than the backup; "
        "what they held cannot be seen.",
    ),
}


def sentence(code: str, language: str, **facts: Any) -> str:
    swedish, english = SENTENCES[code]
    return (english if language == "en" else swedish).format(**facts)
