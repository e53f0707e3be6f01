"""The summary as plain text: read aloud, pasted into mail and into WIS."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samlad.documents.plain import WIDTH, as_text
from samlad.documents.summary import AgendaPoint, AgreementLine, FormalDecision
from samlad.documents.summary_paper import lay_out
from samlad.documents.words import Language, Mode
from tests.documents.sample import DISCHARGE, EMPTY, MEETING, STAFF_POOL

IN_SWEDISH = """\
Sammanfattning av möte 5: Lokal ISF Örebro

Samhällsstörning: Luftvägsvirus vinter
Tid: onsdag 14 januari 2026 kl. 13.00–13.32
Form: telefon
Värd: Örebro kommun
Ordförande: Karin Dahl
Antecknar: Per Sandin

VI ÄR ÖVERENS OM

Ö-1, lydelse 2, gäller
  Region och kommun är överens om att utskrivning till särskilt boende
  efter kl. 18 sker efter telefonkontakt med boendets jour, t.o.m. 15
  februari.
Syfte: trygg hemgång utan köer på akuten
Gäller mellan: Region Örebro län, Örebro kommun
Står utanför: Privat utförare A
Svar:
- Region Örebro län: ja.
- Örebro kommun: ja, under förutsättning att jourlistan delas dagligen.
  Förutsättningen är uppfylld.
- Privat utförare A: nej. Avvikande mening: ”missgynnar små enheter”.
  Enligt uppgift från driftchefen, per telefon, kl. 13.12.

INTE AVGJORT ÄNNU

Ö-2, lydelse 1, väntar på beslut
  Personalpool: 25 personer för enklare uppgifter i omsorgen v. 6–7.
Gäller mellan: Region Örebro län, Örebro kommun
Formella beslut:
- Örebro kommun: kräver formellt beslut av HR-direktören; uppgift om
  beslutet saknas.
- Region Örebro län: beslut av regiondirektören, RS 2026/12.

VEM GÖR VAD
- Region Örebro län: Öppnar kvällsmottagning. Senast fredag 16 januari.
- Åsens elnät: Lånar ut reservkraft.
- Ängens Omsorg: Redovisar bemanningen. Föreslagen.
- Örebro kommun: Delar jourlistan varje dag. Senast torsdag 15 januari
  kl. 12.00, åtagen.

SVAR SOM VÄNTAR
- Privat utförare A återkommer om Ö-2, senast torsdag 15 januari
  kl. 12.00.

FRÅGOR
- Kan regionen ta emot provsvar samma dag även helg? Föreslagen att
  svara: Region Örebro län, ännu inte bekräftat, senast fredag 16
  januari kl. 10.00.
- Vem bekostar transporten mellan kommuner? Ingen svarar för frågan
  ännu.

NÄSTA MÖTE
Tid: fredag 16 januari kl. 13.00
Form: telefon
Lägesrapport: senast fredag 16 januari kl. 09.00

DAGORDNING OCH ANTECKNINGAR

1. Inledning, upprop
Alla hälsades välkomna.
Polisen hade förhinder.

2. Lägesbild

DELTAGANDE
- Region Örebro län: Ola Berg (per telefon)
- Örebro kommun: Karin Dahl, ordförande
Inte med:
- Polisen (förhinder)
- Örebro universitet
Byten under mötet:
- Region Örebro län: Ola Berg ersatte Eva Lönn kl. 13.20.

Hämtad onsdag 14 januari 2026 kl. 13.35. Handlingen hör till Örebro
kommun.
"""

EMPTY_IN_ENGLISH = """\
=== TEST ===

Summary of meeting 1: ISF

Time: Wednesday 14 January 2026 at 13:00

WE AGREE THAT
No agreements.

WHO DOES WHAT
No undertakings.

NEXT MEETING
No further meeting is set.

AGENDA AND NOTES
No notes.

ATTENDANCE
No attendance has been noted.

Fetched Wednesday 14 January 2026 at 13:35.

=== TEST ===
"""


@pytest.mark.check(21)
@pytest.mark.check(19)
def test_the_whole_summary_in_swedish() -> None:
    assert as_text(lay_out(MEETING)) == IN_SWEDISH


def test_an_empty_summary_in_english() -> None:
    assert as_text(lay_out(EMPTY)) == EMPTY_IN_ENGLISH


def test_what_is_not_real_is_marked_on_the_first_and_the_last_line() -> None:
    lines = as_text(lay_out(replace(MEETING, mode=Mode.EXERCISE, demo=True))).splitlines()
    assert lines[0] == lines[-1] == "=== ÖVNING · DEMO – påhittade uppgifter ==="


@pytest.mark.check(20)
def test_an_agreement_is_settled_only_with_every_formal_decision_and_two_parties() -> None:
    decided = FormalDecision(actor="Örebro kommun", decision_maker="HR-direktören", reference="KS 2026/7")
    assert DISCHARGE.is_settled
    assert not STAFF_POOL.is_settled
    assert replace(STAFF_POOL, formal_decisions=(decided,)).is_settled
    assert not replace(DISCHARGE, applies_between=("Region Örebro län",)).is_settled


def test_lines_are_short_and_a_web_address_stays_whole() -> None:
    address = "https://exempel.example/" + "x" * 80
    text = as_text(
        lay_out(replace(MEETING, agenda=(AgendaPoint(heading="Länk", notes=f"Se {address} " + "ord " * 99),)))
    )
    assert address in text.splitlines()
    assert all(len(line) <= WIDTH for line in text.splitlines() if address not in line)


def test_what_people_wrote_is_not_altered() -> None:
    text = "Ring 019-21 00 00, kod 1234# – #import ] <b>"
    assert text in as_text(lay_out(replace(MEETING, agreements=(AgreementLine(number="Ö-3", text=text),))))


def test_another_year_is_spelt_out() -> None:
    in_december = MEETING.produced_at.replace(year=2025, month=12, day=30)
    text = as_text(lay_out(replace(MEETING, language=Language.ENGLISH, produced_at=in_december)))
    assert "Time: Friday 16 January 2026 at 13:00" in text


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without zone"):
        lay_out(replace(MEETING, report_deadline=MEETING.produced_at.replace(tzinfo=None)))
