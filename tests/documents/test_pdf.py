"""The PDFs: conforming, readable, marked, with their facts attached, whatever people have typed."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from samlad.documents import calllist, summary_paper
from samlad.documents.calllist import CallLine, CallList, Contact
from samlad.documents.pdf import as_pdf
from samlad.documents.plain import as_text
from samlad.documents.summary import AgendaPoint, AgreementLine, Summary, UndertakingLine
from samlad.documents.words import Language, Mode
from tests.documents.sample import EMPTY, MEETING, at

CALLS = CallList(
    isf_name="Lokal ISF Örebro",
    disturbance="Storm",
    host="Örebro kommun",
    produced_at=at(14, 2, 5),
    record_owner="Örebro kommun",
    mode=Mode.TEST,
    lines=(
        CallLine(
            actor="Elnätsbolaget",
            state="ej svar",
            since=at(14, 2, 1),
            contacts=(
                Contact(function="Driftcentral", number="019-000 00 01"),
                Contact(function="Vakthavande ingenjör", number="", is_deputy=True),
            ),
        ),
        CallLine(actor="Region Örebro län", state="inte ringd"),
    ),
)

AWKWARD = {
    "markup": '#import "x" ] } $ \\ *fet* <etikett> @ref // /* ` ```',
    "emoji": "Brand 🔥 hos 👩\u200d🚒 i 漢字 1\ufe0f\u20e3 🇸🇪",
    "controls": "nul \x00 klocka \x07 \ufeff \ue000 \uffff \ud800 \x85 \u2028",
    "long": "mycket text " * 417,
    "long word": "https://exempel.example/" + "a" * 5_000,
    "lines": "rad ett\r\nrad två\n\n\nrad fem\n",
    "braces": "{0} {actor} %s",
}


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text().replace("\xa0", " ") for page in PdfReader(io.BytesIO(pdf)).pages]


def one_line(pdf: bytes) -> str:
    return " ".join(" ".join(pages(pdf)).split())


def with_text(text: str) -> Summary:
    return replace(
        MEETING,
        agenda=(AgendaPoint(heading=text[:80] or "-", notes=text),),
        agreements=(AgreementLine(number="Ö-1", text=text),),
        undertakings=(UndertakingLine(actor=text[:80], what=text),),
    )


@pytest.mark.parametrize("profile", ["ua1", "3a"])
@pytest.mark.parametrize(
    "paper",
    [
        summary_paper.lay_out(replace(MEETING, mode=Mode.EXERCISE, demo=True)),
        summary_paper.lay_out(replace(MEETING, language=Language.ENGLISH)),
        summary_paper.lay_out(EMPTY),
        summary_paper.lay_out(with_text(AWKWARD["emoji"])),
        calllist.lay_out(CALLS),
        calllist.lay_out(replace(CALLS, lines=())),
    ],
    ids=["everything", "english", "empty", "emoji", "calls", "no calls"],
)
def test_conforms_to_both_standards(paper: object, profile: str) -> None:
    checker = pytest.importorskip("page", reason="needs page-validation")
    report = checker.validate_pdf_bytes(as_pdf(paper), profile=profile)
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


@pytest.mark.check(21)
def test_says_what_the_plain_text_says() -> None:
    text = one_line(as_pdf(summary_paper.lay_out(MEETING)))
    for words in (
        "Region och kommun är överens om att utskrivning till särskilt boende efter kl. 18",
        "Privat utförare A: nej. Avvikande mening: ”missgynnar små enheter”.",
        "Delar jourlistan varje dag",
        "Lägesrapport: senast fredag 16 januari kl. 09.00",
    ):
        assert words in text


def test_carries_its_facts_its_title_and_its_language() -> None:
    reader = PdfReader(io.BytesIO(as_pdf(summary_paper.lay_out(MEETING))))
    attached = json.loads(reader.attachments["meeting-5-summary.json"][0])
    assert attached["schema"] == summary_paper.SCHEMA
    assert attached["agreements"][0]["answers"][2]["dissent"] == "missgynnar små enheter"
    assert attached["started_at"] == "2026-01-14T13:00:00+01:00"
    assert reader.metadata is not None
    assert reader.metadata.title == "Sammanfattning av möte 5: Lokal ISF Örebro"
    assert reader.trailer["/Root"]["/Lang"] == "sv"


def test_every_page_is_numbered_and_marked() -> None:
    summary = replace(with_text(AWKWARD["long"]), mode=Mode.EXERCISE, demo=True)
    drawn = pages(as_pdf(summary_paper.lay_out(summary)))
    assert len(drawn) > 2
    for number, text in enumerate(drawn, start=1):
        assert "ÖVNING · DEMO – påhittade uppgifter" in text
        assert f"Sida {number} av {len(drawn)}" in text


def test_a_real_meeting_carries_no_mark() -> None:
    text = one_line(as_pdf(summary_paper.lay_out(MEETING)))
    assert "ÖVNING" not in text
    assert "DEMO" not in text


def test_the_same_facts_give_the_same_bytes() -> None:
    assert as_pdf(summary_paper.lay_out(MEETING)) == as_pdf(summary_paper.lay_out(MEETING))


@pytest.mark.parametrize("kind", AWKWARD)
def test_awkward_text_is_printed_and_attached_as_written(kind: str) -> None:
    pdf = as_pdf(summary_paper.lay_out(with_text(AWKWARD[kind])))
    attached = json.loads(PdfReader(io.BytesIO(pdf)).attachments["meeting-5-summary.json"][0])
    assert attached["agenda"][0]["notes"] == AWKWARD[kind].replace("\ud800", "?")


def test_markup_is_printed_and_never_run() -> None:
    assert AWKWARD["markup"] in one_line(as_pdf(summary_paper.lay_out(with_text(AWKWARD["markup"]))))


def test_a_sign_that_no_font_has_is_named() -> None:
    text = one_line(as_pdf(summary_paper.lay_out(with_text(AWKWARD["emoji"]))))
    assert "Brand [fire] hos [woman][fire engine] i [cjk unified ideograph-6f22]" in text
    assert "] 1 [regional indicator" in text  # a missing mark takes no letter or digit with it
    assert "Sida 1 av 2" in text


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_printed(text: str) -> None:
    assert as_pdf(summary_paper.lay_out(with_text(text))).startswith(b"%PDF")


def test_a_call_list_is_read_aloud_in_order_and_says_what_it_holds() -> None:
    paper = calllist.lay_out(CALLS)
    assert (
        as_text(paper)
        == """\
=== PROV ===

Lista att läsa upp: Lokal ISF Örebro

Innehåller telefonnummer – för ISF:ens värd.

Samhällsstörning: Storm
Värd: Örebro kommun

RING I DENNA ORDNING
- Elnätsbolaget: ej svar sedan kl. 02.01
  1. Driftcentral: 019-000 00 01
  2. Vakthavande ingenjör (ersättare): inget nummer
- Region Örebro län: inte ringd

Hämtad onsdag 14 januari 2026 kl. 02.05. Handlingen hör till Örebro
kommun.

=== PROV ===
"""
    )
    text = one_line(as_pdf(paper))
    assert "Innehåller telefonnummer" in text
    assert "019-000 00 01" in text
