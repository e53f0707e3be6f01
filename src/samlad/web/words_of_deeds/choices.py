"""The word for each choice that a sentence may name. Keyed by the choice's type and value."""

from __future__ import annotations

from django.utils.translation import gettext_noop as N_

CHOICES: dict[str, dict[str, str]] = {
    "Answer": {
        "yes": N_("ja"),
        "yes_if": N_("ja, under förutsättning"),
        "returns_by": N_("återkommer"),
        "no": N_("nej"),
        "not_concerned": N_("berörs inte"),
    },
    "AlarmMode": {"sharp": N_("larm"), "exercise": N_("övningslarm"), "test": N_("provlarm")},
    "Attendance": {"coming": N_("deltar"), "substitute": N_("ersättare deltar"), "hindered": N_("förhinder")},
    "Ending": {
        "done": N_("klar"),
        "withdrawn": N_("återtagen"),
        "meeting_began": N_("mötet har börjat"),
        "isf_closed": N_("ISF:en är avslutad"),
    },
    "Failure": {"refused": N_("nekades"), "bounced": N_("kom i retur"), "unreachable": N_("kom inte fram")},
    "ChannelKind": {"phone": N_("telefon"), "sms": N_("sms"), "email": N_("e-post"), "radio": N_("radio")},
    "Form": {
        "telephone": N_("per telefon"),
        "video": N_("per video"),
        "on_site": N_("på plats"),
        "radio": N_("per radio"),
    },
    "How": {
        "app": N_("i Samlad"),
        "link": N_("genom länk"),
        "sms": N_("per sms"),
        "voice": N_("i ett automatiskt samtal"),
        "phone": N_("per telefon"),
        "radio": N_("per radio"),
    },
    "Onward": {
        "time_passed": N_("tiden gick ut"),
        "hindered": N_("den första har förhinder"),
        "unreachable": N_("den första gick inte att nå"),
        "asked": N_("den som ringde bad om det"),
        "no_contact": N_("registret har ingen kontaktväg"),
    },
    "RingResult": {"answered": N_("svarade"), "no_answer": N_("inget svar"), "busy": N_("upptaget")},
    "Role": {
        "chair": N_("ordförande"),
        "coordinator": N_("koordinator för ISF-stödet"),
        "picture": N_("lägesbild"),
        "documentation": N_("dokumentation"),
        "communication": N_("kommunikation"),
    },
    "SentStatus": {
        "received": N_("mottagen"),
        "being_prepared": N_("bereds"),
        "sent_on": N_("skickad vidare"),
        "answered": N_("besvarad"),
        "returned_unanswered": N_("återförd utan svar"),
    },
}

SUBJECTS: dict[str, str] = {
    "agreement": N_("Överenskommelser"),
    "undertaking": N_("Åtaganden"),
    "question": N_("Frågor"),
    "meeting": N_("Möten"),
    "call": N_("Larm och kallelser"),
    "note": N_("Noteringar"),
    "isf": N_("ISF:en och deltagarna"),
    "support": N_("ISF-stöd"),
    "extract": N_("Utdrag, kommentarer och erbjudanden"),
}
