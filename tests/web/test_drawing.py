"""How pages are drawn: what macros may know, and which language they speak."""

from __future__ import annotations

from datetime import UTC, datetime

from jinja2 import meta


def test_the_macros_opened_once_use_nothing_but_what_every_frame_has(database) -> None:
    from samlad.web.asking import Ask
    from samlad.web.drawing import OPENED_ONCE, _frame, _shared_facts, pages
    from samlad.web.page import Page

    env = pages()
    ask = Ask(path="/", known=None, language="sv", now=datetime.now(UTC))
    for facts in (_frame(ask, Page("")), _shared_facts(ask, Page(""))):
        for name in OPENED_ONCE:
            source = env.loader.get_source(env, name)[0]
            assert meta.find_undeclared_variables(env.parse(source)) <= facts.keys() | env.globals.keys()


def test_a_text_is_escaped_and_filled_in_as_jinja_would(database) -> None:
    from samlad.web.asking import Ask
    from samlad.web.drawing import _frame, pages
    from samlad.web.page import Page

    template = pages().from_string('{{ _("%(a)s & 100 %%", a="<b>") }}|{{ _("<i>") }}')
    for language in ("sv", "en"):
        ask = Ask(path="/", known=None, language=language, now=datetime.now(UTC))
        assert template.render(_frame(ask, Page(""))) == "&lt;b&gt; & 100 %|<i>"
