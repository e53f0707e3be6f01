"""Where the work is done: the event, the ISF and who takes part, its ISF-stöd, and what goes between ISFs."""

from __future__ import annotations

from django.utils.translation import gettext_noop as N_

DISTURBANCES = {
    "disturbance.noted/1": (N_("{author} noterade händelsen {name}."),),
    "disturbance.need_raised/1": (N_("{by} ser behov av samverkan."), "sentence"),
    "disturbance.renamed/1": (N_("Händelsen heter nu {name}."),),
    "disturbance.contacted/1": (N_("{author} tog en första kontakt."), "note"),
    "disturbance.isf_started/1": (N_("{host} startade ISF:en {name}."),),
}

ISFS = {
    "isf.opened/1": (N_("{host} startade ISF:en {name} och är värd."), "what"),
    "isf.activated/1": (N_("ISF:en är aktiv."), "note"),
    "isf.paused/1": (N_("ISF:en är vilande."), "note"),
    "isf.closed/1": (N_("ISF:en avslutades."), "note"),
    "isf.reopened/1": (N_("ISF:en öppnades igen."), "note"),
    "isf.described/1": (N_("ISF:en heter {name}."), "what"),
    "isf.participant_added/1": (N_("{taking.actor} deltar."), "taking.perspective", "taking.mandate"),
    "isf.participation_changed/1": (
        N_("{taking.actor} deltar på nya villkor."),
        "taking.perspective",
        "taking.mandate",
    ),
    "isf.participant_left/1": (N_("{actor} lämnade ISF:en."), "note"),
    "isf.role_taken/1": (N_("{person} ({actor}) tog rollen {role}."),),
    "isf.role_handed_over/1": (N_("{from_person} lämnade över rollen {role} till {person} ({actor})."), "note"),
    "isf.staff_joined/1": (N_("{person} ({actor}) gick in i ISF-stödet."),),
    "isf.staff_left/1": (N_("{person} lämnade ISF-stödet."), "note"),
    "isf.rhythm_set/1": (N_("{author} ändrade dygnsrytmen."),),
    "isf.linked/1": (N_("ISF:en kopplades till {name} hos {host}."),),
}

SUPPORT = {
    "support.agreed/1": (N_("ISF:en kom överens om ett ISF-stöd."), "mandate"),
    "support.started/1": (N_("ISF-stödet är i gång."), "note"),
    "support.late/1": (N_("ISF-stödet skulle ha varit i gång {must_start_by}."),),
    "support.mandate_changed/1": (N_("ISF-stödets uppgift ändrades."), "mandate"),
    "support.shift_planned/1": (
        N_("{person} ({actor}) arbetar i ISF-stödet {from_at} till {to_at}[ som {function}]."),
    ),
    "support.shift_cancelled/1": (N_("Pass {shift} i ISF-stödet ställdes in."),),
    "support.shift_handed_over/1": (N_("{from_person} lämnade över ISF-stödets pass till {to_person}."), "note"),
    "support.ended/1": (N_("ISF-stödet avslutades."), "note"),
}

BETWEEN = {
    "extract.shared/1": (N_("Ett utdrag skickades till {to_name}."), "content.text", "note"),
    "extract.received/1": (N_("Ett utdrag kom från {from_name}."), "content.text", "note"),
    "extract.comment_given/1": (N_("{by} lämnade en kommentar."), "text"),
    "extract.offer_made/1": (N_("{by} erbjöd sitt stöd till {to}."), "text"),
    "extract.offer_taken/1": (N_("Erbjudande {offer} togs emot."), "note"),
    "extract.offer_declined/1": (N_("Erbjudande {offer} avböjdes."), "reason"),
}

SENTENCES: dict[str, tuple[str, ...]] = {**DISTURBANCES, **ISFS, **SUPPORT, **BETWEEN}
