"""A template's lists as lines that people edit: participants, agenda, rhythm, roles, report questions.

Written out and read back they are the same. What does not stand on a line is kept from the version before: the code of a point
whose title is the same, or that stands where the renamed one stood.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from samlad.domain.common import Refused, Text
from samlad.domain.isf import Beat, Depth, Role
from samlad.domain.register import State, swedish_order
from samlad.domain.template import AgendaPoint, ReportQuestion, TemplateParticipant, TemplateRole
from samlad.web import lines
from samlad.web.lines import Line, written

DEPTHS = {"information": Depth.INFORMATION, "målbild": Depth.TARGET_PICTURE, "åtgärdsplan": Depth.ACTION_PLAN}
OBSERVES = "följer"
ROLES = {
    "ordförande": Role.CHAIR,
    "koordinator ISF-stöd": Role.COORDINATOR,
    "lägesbild": Role.PICTURE,
    "dokumentation": Role.DOCUMENTATION,
    "kommunikation": Role.COMMUNICATION,
}
DAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")
SPANS = {"vardagar": (1, 2, 3, 4, 5), "helger": (6, 7), "dagligen": (1, 2, 3, 4, 5, 6, 7)}
_BEAT = re.compile(r"(\d{1,2})[:.](\d{2})\s+(.+)")
_MEETING = re.compile(r"möte\b", re.IGNORECASE)

# ---- participants


def participants_text(registry: State, participants: Iterable[TemplateParticipant]) -> str:
    def line(one: TemplateParticipant) -> str:
        name = registry.name_of(one.actor) or one.name
        return written(name, one.perspective, one.function, _depths_text(one))

    return "\n".join(map(line, participants))


def _depths_text(one: TemplateParticipant) -> str:
    depths = [] if one.depths == frozenset(Depth) else [word for word, depth in DEPTHS.items() if depth in one.depths]
    return ", ".join([*depths, OBSERVES] if one.observes else depths)


def participants(
    registry: State, text: str, before: Sequence[TemplateParticipant] = ()
) -> tuple[TemplateParticipant, ...]:
    """*Region Örebro län | sjukvård | TiB | information, målbild*. A name in the register is that actor, by whatever name it
    has later; another name, or one like ``{kommun}``, is looked up when an ISF is opened."""
    known = {str(one.name).casefold(): one for one in before}
    by_name = {str(one.name).casefold(): one for one in registry.actors.values() if not one.valid_to}
    found = []
    for line in lines.read(text, _("Deltagare"), most=4):
        name, perspective, function, said = line.parts
        actor, earlier = by_name.get(name.casefold()), known.get(name.casefold())
        depths, observes = _depths(line, said)
        kind = {"kind": actor.kind} if actor else {"kind": earlier.kind} if earlier else {}
        found.append(
            TemplateParticipant(
                name=Text(name),
                actor=actor.id if actor else None,
                perspective=Text(perspective),
                function=Text(function),
                depths=depths,
                observes=observes,
                **kind,
            )
        )
    return tuple(found)


def _depths(line: Line, said: str) -> tuple[frozenset[Depth], bool]:
    words = [word.strip().casefold() for word in said.split(",") if word.strip()]
    for word in words:
        if word not in DEPTHS and word != OBSERVES:
            raise Refused("lines.depth", field=_("Deltagare"), line=line.number, value=word)
    depths = frozenset(DEPTHS[word] for word in words if word in DEPTHS)
    return depths or frozenset(Depth), OBSERVES in words


# ---- agenda and report questions


def agenda_text(points: Iterable[AgendaPoint]) -> str:
    return "\n".join(written(one.title, one.what, one.minutes) for one in points)


def agenda(text: str, field: str, before: Sequence[AgendaPoint] = ()) -> tuple[AgendaPoint, ...]:
    """*Uppföljning | Åtaganden och svar som saknas | 5*."""
    read = list(lines.read(text, field, most=3))
    codes = _kept_codes([(str(one.title), one.code) for one in before], [line.parts[0] for line in read])
    return tuple(_point(line, field, code) for line, code in zip(read, codes, strict=True))


def _point(line: Line, field: str, code: str) -> AgendaPoint:
    title, what, minutes = line.parts
    if not minutes and what.isdigit():
        what, minutes = "", what
    bare = minutes.casefold().removesuffix(".").removesuffix("min").strip()
    if bare and not (bare.isdigit() and len(bare) < 4):
        raise Refused("lines.minutes", field=field, line=line.number, value=minutes)
    return AgendaPoint(title=Text(title), what=Text(what), minutes=int(bare or 0), code=code)


def questions_text(questions: Iterable[ReportQuestion]) -> str:
    return "\n".join(written(one.title, one.help) for one in questions)


def questions(text: str, before: Sequence[ReportQuestion] = ()) -> tuple[ReportQuestion, ...]:
    """*Konsekvenser | För människor och för verksamheten*. Answers are told apart by the code, so each question has its own."""
    read = list(lines.read(text, _("Frågor i lägesrapporten"), most=2))
    titles = [line.parts[0] for line in read]
    codes = _kept_codes([(str(one.title), one.code) for one in before], titles)
    taken = {*codes, *(one.code for one in before)}
    found = []
    for line, code in zip(read, codes, strict=True):
        code = code or _free_code(line.parts[0], taken)
        taken.add(code)
        found.append(ReportQuestion(code=code, title=Text(line.parts[0]), help=Text(line.parts[1])))
    return tuple(found)


def _free_code(title: str, taken: set[str]) -> str:
    base = re.sub(r"\W+", "_", title.casefold()).strip("_")[:40] or "question"
    numbered = (f"{base}_{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (base, *numbered) if code not in taken)


def _kept_codes(before: list[tuple[str, str]], titles: list[str]) -> list[str]:
    """The code of each title: of the one with the same title before, or of the one that it took the place of."""
    by_title = {title.casefold(): code for title, code in before}
    old, new = list(by_title), [title.casefold() for title in titles]
    codes = [by_title.get(title, "") for title in new]
    for what, start, end, first, last in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone = [title for title in old[start:end] if title not in new]
        come = [place for place in range(first, last) if new[place] not in by_title]
        if what == "replace" and len(gone) == len(come):
            for title, place in zip(gone, come, strict=True):
                codes[place] = by_title[title]
    return codes


# ---- roles and rhythm


def roles_text(roles: Iterable[TemplateRole]) -> str:
    words = {role: word for word, role in ROLES.items()}
    return "\n".join(written(words[one.role], one.function) for one in roles)


def roles(text: str) -> tuple[TemplateRole, ...]:
    """*ordförande | Kommunens säkerhetschef*."""
    known = {word.casefold(): role for word, role in ROLES.items()}
    found = []
    for line in lines.read(text, _("Roller"), most=2):
        word, function = line.parts
        if word.casefold() not in known:
            raise Refused("lines.role", field=_("Roller"), line=line.number, value=word, known=", ".join(ROLES))
        found.append(TemplateRole(role=known[word.casefold()], function=Text(function)))
    return tuple(found)


def rhythm_text(beats: Iterable[Beat]) -> str:
    return "\n".join(f"{one.time} {one.what} {_days_text(one.weekdays)}".rstrip() for one in beats)


def _days_text(weekdays: tuple[int, ...]) -> str:
    if weekdays == SPANS["dagligen"]:
        return ""
    named = next((word for word, days in SPANS.items() if days == weekdays), "")
    return named or " ".join(DAYS[day - 1] for day in weekdays)


def rhythm(text: str) -> tuple[Beat, ...]:
    """*13:00 ISF-möte mån ons fre*; every day when no day is named. What is called a *möte* is one."""
    return tuple(sorted(map(_beat, lines.read(text, _("Rytm"), most=1)), key=lambda one: one.time))


def _beat(line: Line) -> Beat:
    match = _BEAT.fullmatch(line.text)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise Refused("lines.beat", field=_("Rytm"), line=line.number, value=line.text)
    words, days = match[3].split(), set[int]()
    while words and (named := _days(words[-1])):
        days |= named
        words.pop()
    if not words:
        raise Refused("lines.beat", field=_("Rytm"), line=line.number, value=line.text)
    what = " ".join(words)
    return Beat(
        time=f"{int(match[1]):02}:{match[2]}",
        what=Text(what),
        weekdays=tuple(sorted(days)) or SPANS["dagligen"],
        is_meeting=bool(_MEETING.search(what)),
    )


def _days(word: str) -> set[int]:
    """*mån*, *måndagar*, *mån–fre*, *vardagar*; nothing for a word that names no days."""
    bare = word.casefold().strip(",.")
    if bare in SPANS:
        return set(SPANS[bare])
    first, dash, last = bare.replace("–", "-").partition("-")
    start, end = _day(first), _day(last)
    if dash:
        return set(range(start, end + 1)) if start and end else set()
    return {start} if start else set()


def _day(word: str) -> int:
    """1 for Monday to 7; 0 for no day."""
    stem = word.removesuffix("ar").removesuffix("dag")
    short = stem[:3] if stem in {"mån", "tis", "ons", "tors", "tor", "fre", "lör", "sön"} else ""
    return DAYS.index(short) + 1 if short else 0


def names(registry: State) -> list[str]:
    """Every name in the register, for the list of suggestions."""
    return sorted((str(one.name) for one in registry.actors.values() if not one.valid_to), key=swedish_order)
