"""What is known, judged and assumed, and how it is put together."""

from __future__ import annotations

from samlad.domain.glossary.words import COMMON_GROUNDS, FRAMEWORK, OWN, Term

STOCKHOLM = "Samlad lägesbild och gemensam analys, Stockholmsregionen"

TERMS = (
    Term(
        "situation_picture",
        "lägesbild",
        "situation picture",
        "Ett urval av uppgifter och bedömningar som ger överblick och underlag.",
        "A selection of information and assessments that gives overview and a basis to act on.",
        FRAMEWORK,
    ),
    Term(
        "own_picture",
        "egen lägesbild",
        "own picture",
        "En aktörs egen, för den själv.",
        "An actor's own, for itself.",
        STOCKHOLM,
    ),
    Term(
        "passed_on_picture",
        "förmedlad lägesbild",
        "picture passed on",
        "Den del av den egna lägesbilden som en aktör väljer att lämna vidare.",
        "The part of its own picture that an actor chooses to pass on.",
        STOCKHOLM,
    ),
    Term(
        "joint_picture",
        "samlad lägesbild",
        "joint picture",
        "Sammanställd av människor ur flera aktörers uppgifter, för gemensam användning. Har en tid då den bröts.",
        "Compiled by people from what several actors have passed on, for joint use. Has a cut-off time.",
        FRAMEWORK,
    ),
    Term(
        "edition",
        "Lägesbild nr",
        "edition",
        "En utgåva av den samlade lägesbilden. Ändras aldrig; en ny ersätter den.",
        "One edition of the joint picture. Never changes; a new one replaces it.",
        OWN,
    ),
    Term(
        "situation_report",
        "lägesrapport",
        "situation report",
        "Det en aktör lämnar till den samlade lägesbilden: läge, konsekvenser, åtgärder, resurser, behov.",
        "What an actor gives to the joint picture: situation, consequences, measures, resources, needs.",
        COMMON_GROUNDS,
    ),
    Term(
        "report_round",
        "rapporteringsomgång",
        "report round",
        "En begäran om lägesrapporter med en tid då de ska vara inne.",
        "A request for situation reports with a time by which they are due.",
        OWN,
    ),
    Term(
        "statement",
        "lägesuppgift",
        "statement",
        "En rad i en lägesbild, med källa, tid och hur säker den är.",
        "One line of a picture, with source, time and how certain it is.",
        OWN,
    ),
    Term(
        "fact",
        "faktauppgift",
        "fact",
        "Något som har hänt eller är, enligt en källa.",
        "Something that has happened or is, according to a source.",
        OWN,
    ),
    Term(
        "assessment",
        "bedömning",
        "assessment",
        "Vad någon drar för slutsats av det som är känt.",
        "What somebody concludes from what is known.",
        FRAMEWORK,
    ),
    Term(
        "assumption",
        "antagande",
        "assumption",
        "Det vi utgår från tills vi vet.",
        "What we take as given until we know.",
        OWN,
    ),
    Term(
        "forecast",
        "prognos",
        "forecast",
        "Vad som väntas hända, och när.",
        "What is expected to happen, and when.",
        FRAMEWORK,
    ),
    Term(
        "holistic_view",
        "helhetssyn",
        "holistic view",
        "Att ta ansvar för mer än den egna uppgiften. Vem mer berörs av det här?",
        "Feeling responsible for more than one's own task. Who else is affected by this?",
        COMMON_GROUNDS,
    ),
)
