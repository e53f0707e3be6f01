"""What a row of the glossary holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    code: str
    sv: str
    en: str
    meaning_sv: str
    meaning_en: str
    source: str

    def word(self, language: str) -> str:
        return self.sv if language == "sv" else self.en

    def meaning(self, language: str) -> str:
        return self.meaning_sv if language == "sv" else self.meaning_en


# Sources, as they are cited in more than one row.
COMMON_GROUNDS = "Gemensamma grunder, ordlista"
FRAMEWORK = "Gemensamma grunder, ramverket 2023–2024"
LOCAL_ISF = "MSB1378, Vägledning för lokal ISF"
CONTACT = "MSB1381, Att vara inriktnings- och samordningskontakt"
SUPPORT = "MSB, Att arbeta i ett ISF-stöd"
OWN = "Samlad"
