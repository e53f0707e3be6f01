"""The macros that pages share, drawn as pages draw them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from markupsafe import Markup

import samlad

TEMPLATES = Path(samlad.__file__).parent / "web" / "templates"
NOON = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)


def draw(source: str, typed: dict[str, Any] | None = None, refused: list[str] | None = None, **facts: Any) -> str:
    """A snippet with every macro at hand, in an environment that fails on what is not there."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    imports = "".join(
        f'{{% import "parts/{name}.html" as {name} with context %}}' for name in ("show", "forms", "rhythm")
    )
    return env.from_string(imports + source).render(
        ask=SimpleNamespace(csrf_token="token", spent_key=""),
        typed=lambda name, default="": (typed or {}).get(name, default),
        refused=refused,
        clock=lambda at: Markup("<time>{:%H:%M}</time>").format(at),
        **facts,
    )


def test_a_form_carries_its_key_and_what_keeps_it() -> None:
    html = draw('{% call forms.form("/calls/", "k-1", keep="call", outbox="Larm") %}x{% endcall %}')
    assert 'method="post" action="/calls/"' in html
    assert 'name="key" value="k-1"' in html and 'name="csrfmiddlewaretoken" value="token"' in html
    assert 'data-keep="call" data-outbox="Larm"' in html


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ('{{ forms.text("f", "L", "utgångsvärde") }}', 'value="skrivet"'),
        ('{{ forms.textarea("f", "L", "utgångsvärde") }}', ">\nskrivet</textarea>"),
        ('{{ forms.select("f", "L", [("a", "A"), ("skrivet", "S")], "a") }}', 'value="skrivet" selected'),
        ('{{ forms.radios("f", "L", [("a", "A"), ("skrivet", "S")], "a") }}', 'value="skrivet" checked'),
        ('{{ forms.segments("f", "L", [("a", "A"), ("skrivet", "S")], "a") }}', 'value="skrivet" checked'),
    ],
)
def test_what_was_typed_stays_after_a_refusal(source: str, kept: str) -> None:
    assert kept not in draw(source)
    assert kept in draw(source, typed={"f": "skrivet"})


def test_several_chosen_boxes_stay() -> None:
    boxes = '{{ forms.checkboxes("f", "L", [(1, "A"), (2, "B"), (3, "C")], [1]) }}'
    assert re.findall(r'value="(\d)" checked', draw(boxes)) == ["1"]
    assert re.findall(r'value="(\d)" checked', draw(boxes, typed={"f": ["2", "3"]})) == ["2", "3"]


def test_an_error_is_tied_to_its_field() -> None:
    html = draw('{{ forms.text("what", "Vad?", hint="En mening.", error="Skriv något.") }}')
    assert 'aria-invalid="true"' in html and 'aria-describedby="f-what-hint f-what-error"' in html
    assert 'id="f-what-error">Skriv något.' in html


def test_the_error_summary_shows_every_sentence_and_only_then() -> None:
    assert draw("{{ forms.error_summary() }}").strip() == ""
    html = draw("{{ forms.error_summary() }}", refused=["Ange en tid.", "<b>"])
    assert 'id="refused"' in html and "<li>Ange en tid.</li><li>&lt;b&gt;</li>" in html


@pytest.mark.parametrize("kind", ["ok", "wait", "bad", "sea", "plain"])
def test_a_state_has_a_word_and_a_symbol(kind: str) -> None:
    html = draw('{{ show.chip("läget", kind) }}', kind=kind)
    assert "läget" in html and '<path d="M' in html


def test_the_three_kinds_of_draft_are_told_apart_without_colour() -> None:
    marks = [draw("{{ show.draft_mark(kind) }}", kind=kind) for kind in ("own", "support", "shared")]
    words = ["Eget utkast", "ISF-stödets arbetsmaterial", "Delat utkast"]
    assert all(word in mark for word, mark in zip(words, marks, strict=True))
    assert len({re.search(r'd="(M[^"]+)"', mark)[1] for mark in marks}) == 3  # type: ignore[index]


def test_the_rhythm_is_a_picture_and_a_list() -> None:
    hour = timedelta(hours=1)
    points = [(NOON - 2 * hour, "rapporter in"), (NOON + hour, "ISF-möte 5"), (NOON + 9 * hour, "utanför")]
    drawing = "{{ rhythm.rhythm(points, now - hour * 4, now + hour * 4, now) }}"
    html = draw(drawing, points=points, now=NOON, hour=hour)
    assert re.findall(r'<circle cx="([\d.]+)%"', html) == ["25.0", "62.5", "100"]
    assert html.count("<li ") == 3 and "nu 12:00" in html


def test_a_distribution_is_drawn_in_proportion_and_told_in_words() -> None:
    html = draw('{{ show.distribution([(4, "ingen", 1), (5, "måttlig", 2)]) }}')
    assert 'viewBox="0 0 9 1"' in html and 'x="4" width="5"' in html and "4 ingen · 5 måttlig" in html


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_nothing_stands_inline_that_the_strict_policy_refuses(path: Path) -> None:
    source = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", source)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", source))
