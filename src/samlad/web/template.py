"""Templates on screen: read one, copy a ready one, change one's own; every version stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samlad.desk import doorway
from samlad.desk.calling.recipients import contacts_of
from samlad.desk.desk import new_id
from samlad.domain import template as templates
from samlad.domain.common import NO_TEXT, REGISTER, ActorId, PersonId
from samlad.domain.isf import Level, Scope
from samlad.domain.template import Content, DialIn, LeadTimes, Template, Version
from samlad.web import template_lines as lists
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.guards import acts_for_somebody, reads_register
from samlad.web.handling import Route
from samlad.web.page import Page
from samlad.web.register import behalf

LEVELS = {
    Level.LOCAL: gettext_lazy("lokal"),
    Level.REGIONAL: gettext_lazy("regional"),
    Level.NATIONAL: gettext_lazy("nationell"),
}
SCOPES = {Scope.AREA: gettext_lazy("ett geografiskt område"), Scope.SECTOR: gettext_lazy("en sektor")}
EVENT_TYPES = {
    "": gettext_lazy("vilken händelse som helst"),
    "pandemic": gettext_lazy("pandemi"),
    "power_outage": gettext_lazy("storm och elavbrott"),
    "drinking_water": gettext_lazy("dricksvatten"),
}
LEAD_TIMES = {
    "deputy_after_minutes": gettext_lazy("Ersättaren larmas efter (minuter)"),
    "reply_within_minutes": gettext_lazy("Svar på mötesinbjudan inom (minuter)"),
    "report_before_meeting_minutes": gettext_lazy("Lägesrapporter inne före mötet (minuter)"),
    "compile_minutes": gettext_lazy("Tid att sammanställa lägesbilden (minuter)"),
    "support_starts_within_hours": gettext_lazy("ISF-stödet i gång inom (timmar)"),
}
FIELDS = {  # what is compared when two have saved, by the name it has in the form
    "name": gettext_lazy("Namn"),
    "description": gettext_lazy("Beskrivning"),
    "participants": gettext_lazy("Deltagare"),
    "roles": gettext_lazy("Roller"),
    "agenda": gettext_lazy("Dagordning"),
    "short_agenda": gettext_lazy("Kort dagordning"),
    "rhythm": gettext_lazy("Rytm"),
    "report_questions": gettext_lazy("Frågor i lägesrapporten"),
    "phone": gettext_lazy("Telefonnummer"),
    "code": gettext_lazy("Kod"),
    "link": gettext_lazy("Länk"),
    **LEAD_TIMES,
}


# ---- guards


def reads_template(ask: Ask, *, template: str, **params: object) -> None:
    """A ready template, or one of the reader's own actors; an actor's templates do not exist for anybody else."""
    reads_register(ask)
    if template not in ask.register.template.templates:
        raise Http404


def owns_template(ask: Ask, *, template: str, **params: object) -> None:
    reads_template(ask, template=template)
    if ask.register.template.templates[template].owner not in ask.reader.actors:
        raise Http404


# ---- reading


def list_page(ask: Ask) -> Page:
    found = [one for one in ask.register.template.templates.values() if not one.is_retired]
    own = sorted((one for one in found if one.owner), key=lambda one: (ask.actor_name(one.owner), _order(one)))
    ready = sorted((one for one in found if not one.owner), key=_order)
    facts = {"own": own, "ready": ready, "words": words, "actor_name": ask.actor_name}
    return Page("template/list.html", facts, live=False)


def _order(one: Template) -> tuple[bool, str]:
    return bool(one.content.event_type), str(one.content.name)


def words(content: Content) -> str:
    """What an ISF from it is, in a line: *lokal · dricksvatten*."""
    about = str(EVENT_TYPES.get(content.event_type, content.event_type)) if content.event_type else ""
    return " · ".join(filter(None, (str(LEVELS[content.level]), content.sector, about)))


def template_page(ask: Ask, template: str) -> Page:
    """``?version=`` shows an older one."""
    known = ask.register.template.templates[template]
    version = _asked_version(ask, known)
    content = version.content
    host = known.owner or min(ask.reader.actors, default=None)
    facts: dict[str, Any] = {
        "template": known,
        "version": version,
        "content": content,
        "words": words(content),
        "people": _people(ask, content, host) if host else [],
        "host": ask.actor_name(host),
        "roles": [
            (word, one.function) for one in content.roles for word, role in lists.ROLES.items() if role is one.role
        ],
        "rhythm": lists.rhythm_text(content.rhythm).splitlines(),
        "lead_times": [(label, getattr(content.lead_times, name)) for name, label in LEAD_TIMES.items()],
        "history": history(known),
        "owns": known.owner in ask.reader.actors,
        "actor_name": ask.actor_name,
        "position": new_id(),
    }
    return Page("template/page.html", facts, live=False)


def _asked_version(ask: Ask, known: Template) -> Version:
    asked = ask.query.get("version", "")
    return next((one for one in known.versions if str(one.number) == asked), known.current)


def _people(ask: Ask, content: Content, host: ActorId) -> list[dict[str, Any]]:
    """Who the participants are when this actor hosts, and whether there is a number to ring."""
    register = ask.register
    return [
        {
            "wanted": one.participant,
            "name": one.name,
            "actor": one.actor,
            "can_be_called": one.actor == host or bool(one.actor and contacts_of(register.contact, host, one.actor)),
            "depths": [word for word, depth in lists.DEPTHS.items() if depth in one.participant.depths],
        }
        for one in templates.resolve(content, register.register, host)
    ]


def history(known: Template) -> list[tuple[Version, str]]:
    """The versions with who saved each, the newest first."""
    people = doorway.names_of([PersonId(one.author.person) for one in known.versions if one.author.person])
    return [(one, people.get(one.author.person, "") if one.author.person else "") for one in reversed(known.versions)]


# ---- changing


@dataclass(frozen=True)
class Newer:
    """Somebody saved another version while this one was being written: what it says where the two differ."""

    version: Version
    by: str
    differs: list[tuple[str, str]]


def new_page(ask: Ask) -> Page:
    """``?from=`` starts from a copy of that template."""
    known = ask.register.template.templates.get(ask.asked("from"))
    content = known.content if known else _blank(ask)
    return _form(ask, content, action=address("new_template"), copied_from=known)


def _blank(ask: Ask) -> Content:
    blank = ask.register.template.templates.get("blank")
    return blank.content if blank else Content(name=NO_TEXT)


def edit_page(ask: Ask, template: str) -> Page:
    """``?version=`` takes an older version up again."""
    known = ask.register.template.templates[template]
    content = _asked_version(ask, known).content
    return _form(ask, content, action=address("edit_template", template=template), known=known)


def _form(
    ask: Ask, content: Content, *, action: str, known: Template | None = None, copied_from: Template | None = None
) -> Page:
    now = ask.desk.register_for(ask.reader).template.templates[known.id] if known else None
    facts: dict[str, Any] = {
        "action": action,
        "template": known,
        "copied_from": copied_from,
        "content": content,
        "fields": fields_of(ask, content),
        "levels": LEVELS.items(),
        "scopes": SCOPES.items(),
        "event_types": [*EVENT_TYPES.items(), *_own_type(content)],
        "lead_times": LEAD_TIMES.items(),
        "behalf": behalf(ask) if not known else [],
        "based_on": now.current.number if now else 0,
        "newer": _newer(ask, now) if now else None,
        "owner": ask.actor_name(known.owner) if known else "",
        "names": lists.names(ask.register.register),
        "position": new_id(),
    }
    return Page("template/form.html", facts, live=False)


def _own_type(content: Content) -> list[tuple[str, str]]:
    return [(content.event_type, content.event_type)] if content.event_type not in EVENT_TYPES else []


def fields_of(ask: Ask, content: Content) -> dict[str, str]:
    """A template as the form's fields hold it."""
    dial_in = content.dial_in or DialIn(phone=NO_TEXT)
    return {
        "name": str(content.name),
        "description": str(content.description),
        "participants": lists.participants_text(ask.register.register, content.participants),
        "roles": lists.roles_text(content.roles),
        "agenda": lists.agenda_text(content.agenda),
        "short_agenda": lists.agenda_text(content.short_agenda),
        "rhythm": lists.rhythm_text(content.rhythm),
        "report_questions": lists.questions_text(content.report_questions),
        "phone": str(dial_in.phone),
        "code": str(dial_in.code),
        "link": str(dial_in.link),
        **{name: str(getattr(content.lead_times, name)) for name in LEAD_TIMES},
    }


def _newer(ask: Ask, now: Template) -> Newer | None:
    """After a refusal: the version saved meanwhile. Saving again is then done with it in sight."""
    based_on = ask.word("based_on")
    if not ask.refused or not based_on.isdigit() or int(based_on) == now.current.number:
        return None
    theirs = fields_of(ask, now.content)
    differs = [(str(label), theirs[name]) for name, label in FIELDS.items() if theirs[name] != str(ask.text(name))]
    return Newer(now.current, history(now)[0][1], differs)


def content_from(ask: Ask, before: Content) -> Content:
    """What was typed. Raises Refused with a sentence that names the line; ``before`` gives what does not stand in the form."""

    def typed(name: str) -> str:
        return str(ask.text(name))

    joining = DialIn(phone=ask.text("phone"), code=ask.text("code"), link=ask.text("link"))
    usual = LeadTimes()
    return Content(
        name=ask.text("name"),
        level=ask.choice("level", Level),
        scope=ask.choice("scope", Scope),
        sector=ask.word("sector"),
        event_type=ask.word("event_type"),
        description=ask.text("description"),
        participants=lists.participants(ask.register.register, typed("participants"), before.participants),
        roles=lists.roles(typed("roles")),
        agenda=lists.agenda(typed("agenda"), _("Dagordning"), before.agenda),
        short_agenda=lists.agenda(typed("short_agenda"), _("Kort dagordning"), before.short_agenda),
        rhythm=lists.rhythm(typed("rhythm")),
        report_questions=lists.questions(typed("report_questions"), before.report_questions),
        dial_in=joining if joining.phone or joining.code or joining.link else None,
        lead_times=LeadTimes(**{name: ask.number(name, getattr(usual, name)) for name in LEAD_TIMES}),
    )


def create(ask: Ask) -> HttpResponse:
    known = ask.register.template.templates.get(ask.word("from"))
    content = content_from(ask, known.content if known else _blank(ask))
    return _save(ask, new_id(), content, author_default="", based_on=0, copied_from=known.id if known else "")


def save(ask: Ask, template: str) -> HttpResponse:
    known = ask.register.template.templates[template]
    content = content_from(ask, known.content)
    return _save(ask, template, content, author_default=f"actor:{known.owner}", based_on=ask.number("based_on"))


def _save(
    ask: Ask, template_id: str, content: Content, *, author_default: str, based_on: int, copied_from: str = ""
) -> HttpResponse:
    author, note = ask.author(author_default), ask.text("note")
    return ask.decide(
        REGISTER,
        lambda world, at: templates.save(
            world.register.template,
            author,
            at,
            template=template_id,
            content=content,
            based_on=based_on,
            note=note,
            copied_from=copied_from,
        ),
        author=author,
        then=address("templates") if based_on == 0 else address("template", template=template_id),
    )


def retire(ask: Ask, template: str) -> HttpResponse:
    known = ask.register.template.templates[template]
    author = ask.author(f"actor:{known.owner}")
    return ask.decide(
        REGISTER,
        lambda world, at: templates.retire(world.register.template, author, at, template=template),
        author=author,
        then=address("templates"),
    )


ROUTES = [
    Route("templates/", "templates", reads_register, list_page),
    Route("templates/new/", "new_template", acts_for_somebody, new_page, create),
    Route("templates/<str:template>/", "template", reads_template, template_page),
    Route("templates/<str:template>/edit/", "edit_template", owns_template, edit_page, save),
    Route(
        "templates/<str:template>/retirement/", "template_retirement", owns_template, act=retire, again=template_page
    ),
]
