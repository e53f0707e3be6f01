SENTENCES = {
    "template.agenda_empty": (
        "Dagordningen behöver minst en punkt, och varje punkt en rubrik och en tid i minuter (0 går bra).",
        "The agenda needs at least one point, and each point a title and a time in minutes (0 is fine).",
    ),
    "template.lead_times": (
        "Tiderna för ersättare, svar och ISF-stöd ska vara minst 1. Rätta den tid som är 0 eller mindre.",
        "The times for deputy, reply and ISF support must be at least 1. Correct the one that is 0 or less.",
    ),
    "template.name_missing": (
        "Ge mallen ett namn, till exempel ”Storm och elavbrott”.",
        "Give the template a name, for example “Storm and power cuts”.",
    ),
    "template.newer_version": (
        "Någon hos er har sparat version {version} under tiden. Öppna den och för in det du ändrat.",
        "Somebody at your actor has saved version {version} meanwhile. Open it and enter what you changed.",
    ),
    "template.participant_twice": (
        "”{name}” står två gånger bland deltagarna. Ta bort den ena.",
        "“{name}” stands twice among the participants. Remove one of them.",
    ),
    "template.ready_is_copied": (
        "En färdig mall ändras inte. Kopiera den och spara kopian som er egen.",
        "A ready template is not changed. Copy it and save the copy as your own.",
    ),
    "template.sector_missing": (
        "Skriv vilken sektor mallen gäller, till exempel vård och omsorg.",
        "Write which sector the template is for, for example health and social care.",
    ),
}
