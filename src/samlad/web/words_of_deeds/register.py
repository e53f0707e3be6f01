"""The register: actors, contact points (never their numbers) and templates."""

from __future__ import annotations

from django.utils.translation import gettext_noop as N_

SENTENCES: dict[str, tuple[str, ...]] = {
    "register.actor_added/1": (N_("{actor.name} lades till i registret."),),
    "register.actor_changed/1": (N_("Uppgifterna om {actor.name} ändrades."),),
    "register.actor_ended/1": (N_("{actor} går inte längre att välja."), "note"),
    "register.structure_loaded/1": (N_("Beredskapssektorer och civilområden lästes in."),),
    "register.base_data_loaded/1": (N_("Grunddata {version} lästes in."),),
    "register.colleague_let_in/1": (N_("{by} släppte in {person} ({actor})."),),
    "contact.point_added/1": (N_("Kontakt {point} lades till."),),
    "contact.point_changed/1": (N_("Kontakt {point} ändrades."),),
    "contact.point_removed/1": (N_("Kontakt {point} togs bort."),),
    "contact.confirmed/1": (N_("Kontakt {point} stämmer fortfarande."),),
    "contact.question_asked/1": (N_("Kontakt {point} fick frågan om numret stämmer."),),
    "contact.disposal_rule_set/1": (N_("{actor} bestämde hur länge kontaktuppgifter sparas."),),
    "contact.disposed/1": (N_("Kontaktuppgifterna för kontakt {point} gallrades."),),
    "template.saved/1": (N_("Mallen {content.name} sparades, version {version}."), "note"),
    "template.retired/1": (N_("En mall togs ur bruk."),),
}
