"""From a Page to HTML: the Jinja environment, the frame around every page, and the drawing of regions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable
from datetime import datetime
from functools import cache, lru_cache, partial
from typing import Any

import jinja2
import jinja2.runtime
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext
from jinja2.environment import TemplateModule
from markupsafe import Markup, escape

from samlad.desk import doorway
from samlad.web import times
from samlad.web.asking import Ask
from samlad.web.glossary import explained
from samlad.web.page import DRAWINGS, Page

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
SOURCE_LANGUAGE = "sv"
OPENED_ONCE = {"parts/show.html", "parts/forms.html"}
OPENED = "_opened"  # the fact under which a drawing keeps the macros that it has opened


def environment(**options: Any) -> jinja2.Environment:
    """Named in settings; also the one that live streams draw with."""
    options.update(autoescape=True, trim_blocks=True, lstrip_blocks=True, auto_reload=False)
    env = jinja2.Environment(**options, extensions=["jinja2.ext.i18n"])
    env.template_class = _Template
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(_=_translated, gettext=_translated)
    env.globals.update(static=static, url=address, for_field=times.for_field, explained=explained)
    env.filters.update(paragraphs=paragraphs)
    return env


class _Template(jinja2.Template):
    """The macros that every template imports "with context" are opened once for each drawing: opening costs as much as using.

    So those macros know the frame's facts, and nothing that a template has ``set``.
    """

    def make_module(self, vars: Any = None, shared: bool = False, locals: Any = None) -> TemplateModule:
        if self.name not in OPENED_ONCE or not vars or OPENED not in vars:
            return super().make_module(vars, shared, locals)
        opened: dict[str, TemplateModule] = vars[OPENED]
        if self.name not in opened:
            opened[self.name] = super().make_module(vars, shared)
        return opened[self.name]


@jinja2.pass_context
def _translated(context: jinja2.runtime.Context, message: str, /, **facts: Any) -> Markup:
    """Swedish stands in the templates themselves; a page asks for some fifty texts, and Django's gettext is slow."""
    ask = context.get("ask")
    text = Markup(message if ask and ask.language == SOURCE_LANGUAGE else gettext(message))
    return text % facts if "%" in text else text


@cache
def pages() -> jinja2.Environment:
    from django.template import engines

    return engines["jinja2"].env  # type: ignore[no-any-return]


@lru_cache(maxsize=1)
def _manifest(built_at: int) -> dict[str, str]:
    return json.loads((settings.CLIENT_DIR / "manifest.json").read_text())


def static(name: str) -> str:
    """The address of one of the client's files, with its content's hash in the name."""
    try:
        built_at = (settings.CLIENT_DIR / "manifest.json").stat().st_mtime_ns  # built anew under a server that runs
    except FileNotFoundError:
        return f"/static/{name}"
    return f"/static/{_manifest(built_at).get(name, name)}"


@lru_cache(maxsize=20_000)
def _address(name: str, params: tuple[tuple[str, Any], ...]) -> str:
    return reverse(name, kwargs=dict(params))


def address(name: str, **params: Any) -> str:
    """The address of a route by its name. Reversing is slow, and there are few addresses: they are remembered."""
    return _address(name, tuple(sorted(params.items())))


def paragraphs(text: Any) -> Markup:
    """Typed text with its line breaks kept."""
    parts = [escape(part.strip()) for part in str(text or "").split("\n\n") if part.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(Markup("<br>").join(part.split("\n"))) for part in parts)


def clock_for(language: str, now: datetime) -> Callable[..., Markup]:
    """``clock(at)`` → ``<time datetime=…>13:00</time>``, with the date when it is not today."""

    def clock(at: datetime | None, relative: bool = False) -> Markup:
        if at is None:
            return Markup("")
        mark = Markup(" data-relative") if relative else ""
        stamp = at.isoformat(timespec="seconds")
        return Markup('<time datetime="{}"{}>{}</time>').format(stamp, mark, times.words(at, language, now))

    return clock


def _shared_facts(ask: Ask, page: Page) -> dict[str, Any]:
    """What a shared region may know: nothing of the person."""
    return {
        **page.facts,
        "clock": clock_for(ask.language, ask.now),
        "now": ask.now,
        "typed": lambda name, default="": default,
        "refused": None,
        "ask": _Anyone(ask.language),
        "key": key_for(ask, page),
        OPENED: {},
    }


def key_for(ask: Ask, page: Page) -> Callable[[str], str]:
    """``key(name)``: a form's idempotency key. The same form drawn again from the same state has the same key.

    ``position`` among the page's facts is what moves when the form has done its work; a page whose state does not show that
    gives a new id each time. Without one the key moves with everything that is written.
    """
    place = f"{ask.path}:{page.facts.get('position', ask.desk.recent.head)}:{ask.spent_key}"
    stamp = hashlib.blake2b(place.encode(), digest_size=8).hexdigest()
    return lambda name: f"{name[:48]}:{stamp}"


class _Anyone:
    """Stands where ``ask`` stands in a shared region: drawing anything personal there fails loudly."""

    csrf_token = ""
    signed_in = True

    def __init__(self, language: str) -> None:
        self.language = language


def draw_shared(ask: Ask, page: Page) -> dict[str, str]:
    """The regions that all readers with the same audience have in common, by id; drawn once for each version."""
    versions = {region: page.versions.get(region, page.version) for region in page.regions}
    return _draw(ask, page.regions, versions, lambda: _shared_facts(ask, page))


def draw_own(ask: Ask, page: Page) -> dict[str, str]:
    """The regions that are somebody's own, by id."""
    is_kept = page.own_version is not None and not ask.refused  # what was typed before a refusal is nobody else's
    version = (page.version, page.own_version) if is_kept else None
    versions = dict.fromkeys(page.my_regions, version)
    return _draw(ask, page.my_regions, versions, lambda: {**_frame(ask, page), **page.facts, **page.mine()})


def _draw(
    ask: Ask, regions: dict[str, str], versions: dict[str, Hashable], facts_of: Callable[[], dict[str, Any]]
) -> dict[str, str]:
    facts = cache(facts_of)
    today = times.local(ask.now).date()
    place = (ask.path, ask.query.urlencode(), ask.audience, ask.language, today, doorway.generation())
    drawn = {}
    for region, template in regions.items():
        draw = partial(_drawn, region, template, facts)
        version = versions[region]
        drawn[region] = draw() if version is None else DRAWINGS.get((*place, region, version), draw)
    return drawn


def _drawn(region: str, template: str, facts: Callable[[], dict[str, Any]]) -> str:
    return f'<div class="region" id="{region}">{pages().get_template(template).render(facts())}</div>'


def draw_menu(ask: Ask) -> str:
    """The menu with its badge: a region of every page, so that a new expectation shows wherever one happens to be."""
    from samlad.web import navigation

    return _menu(tuple(navigation.items(ask)), ask.language)


@lru_cache(maxsize=5_000)
def _menu(items: tuple[tuple[str, str, bool, int], ...], language: str) -> str:
    return pages().get_template("parts/menu.html").render(nav=items, ask=_Anyone(language))


def _frame(ask: Ask, page: Page) -> dict[str, Any]:
    """What every page and every region of one's own may use beside the page's facts."""
    return {
        "ask": _PersonAsking(ask),
        "clock": clock_for(ask.language, ask.now),
        "now": ask.now,
        "typed": ask.typed,
        "refused": ask.refused,
        "key": key_for(ask, page),
        "request": ask.request,
        OPENED: {},
    }


class _PersonAsking:
    """``ask`` as templates know it."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    demo = property(lambda self: settings.DEMO)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ask, name)


def frame(ask: Ask, page: Page) -> dict[str, Any]:
    """What base.html reads; also for the pages that allauth's views draw (``people/frame``)."""
    from samlad.web import navigation

    known = ask.known
    return {
        **_frame(ask, page),
        "place": page.place,
        "menu": Markup(draw_menu(ask)) if known else "",
        "account": known.person if known else "",
        "keep_key": navigation.keep_key(known.person) if known else "",
        "shared_device": bool(known and known.shared_device),
        "live": navigation.live_address(ask) if page.live and known and not ask.as_of else "",
        "offline": navigation.offline_addresses(ask) if known else [],
    }


def draw(ask: Ask, page: Page) -> str:
    """The whole page."""
    drawn = {**draw_shared(ask, page), **draw_own(ask, page)}

    def region(name: str, template: str = "", mine: bool = False) -> Markup:
        return Markup(drawn[name])

    facts = {**frame(ask, page), **page.facts, **page.mine(), "region": region}
    return pages().get_template(page.template).render(facts)


def respond(ask: Ask, page: Page | HttpResponse, status: int = 200) -> HttpResponse:
    if isinstance(page, HttpResponse):
        return page
    with translation.override(ask.language):
        answer = HttpResponse(draw(ask, page), status=status)
    if page.offline and ask.known:
        answer["Samlad-Offline"] = ask.known.person
    return answer
