"""Meetings, agreements, undertakings, questions and notes."""

from __future__ import annotations

from django.utils.translation import gettext_noop as N_

MEETINGS = {
    "meeting.planned/1": (
        N_("Möte {meeting} planerades till {starts_at}, {form}.[ Rapporter senast {report_deadline}.]"),
    ),
    "meeting.moved/1": (N_("Möte {meeting} flyttades från {from_starts_at} till {starts_at}."), "reason"),
    "meeting.cancelled/1": (N_("Möte {meeting} ställdes in."), "reason"),
    "meeting.joining_set/1": (N_("{author} angav hur man ansluter till möte {meeting}."),),
    "meeting.started/1": (N_("Möte {meeting} började."),),
    "meeting.attended/1": (N_("{actor} deltar i möte {meeting}: {name}[, {role}]."),),
    "meeting.representative_replaced/1": (
        N_("{actor} bytte företrädare i möte {meeting}: {to_name}[ efter {from_name}]."),
    ),
    "meeting.left/1": (N_("En deltagare lämnade möte {meeting} (plats {seat})."),),
    "meeting.item_opened/1": (N_("Punkt {item} i möte {meeting} togs upp."),),
    "meeting.item_done/1": (N_("Punkt {item} i möte {meeting} blev klar."),),
    "meeting.round_started/1": (N_("Laget runt i möte {meeting}: {order}."),),
    "meeting.floor_given/1": (N_("{actor} fick ordet i möte {meeting}."),),
    "meeting.floor_passed/1": (N_("{actor} hade inget nytt i möte {meeting}."),),
    "meeting.hand_raised/1": (N_("{actor} begärde ordet i möte {meeting}."),),
    "meeting.notes_kept/1": (N_("Mötesanteckningarna från möte {meeting} sparades."),),
    "meeting.ended/1": (
        N_("Möte {meeting} avslutades.[ Nästa möte {next_at}.][ Rapporter senast {report_deadline}.]"),
    ),
}

AGREEMENTS = {
    "agreement.proposed/1": (N_("{proposed_by} föreslog Ö-{agreement} mellan {parties}."), "text", "effect"),
    "agreement.reworded/1": (N_("Ö-{agreement} fick en ny lydelse, version {wording}. Alla tillfrågas igen."), "text"),
    "agreement.party_added/1": (N_("{party} blev part i Ö-{agreement}."),),
    "agreement.answered/1": (
        N_("{by} svarade på Ö-{agreement}, version {wording}: {answer}[ {returns_by}]."),
        "condition",
        "dissent",
    ),
    "agreement.condition_met/1": (N_("{by} markerade sin förutsättning för Ö-{agreement} som uppfylld."), "note"),
    "agreement.answer_withdrawn/1": (N_("{by} tog tillbaka sitt svar på Ö-{agreement}."), "reason"),
    "agreement.answer_confirmed/1": (N_("{by} bekräftade att svaret på Ö-{agreement} stämmer."),),
    "agreement.answer_contested/1": (N_("{by} rättade det svar på Ö-{agreement} som skrivits in."), "correction"),
    "agreement.formal_decision_needed/1": (
        N_("Hos {party} kräver Ö-{agreement} ett formellt beslut[ av {body}][, senast {by_when}]."),
    ),
    "agreement.formal_decision_noted/1": (
        N_(
            "{party} noterade sitt formella beslut om Ö-{agreement}, version {wording}: {body}, {decided_by}, {reference}."
        ),
    ),
    "agreement.return_overdue/1": (N_("{by} skulle ha återkommit om Ö-{agreement} senast {returns_by}."),),
    "agreement.lapsed/1": (N_("Ö-{agreement} har löpt ut."),),
    "agreement.withdrawn/1": (N_("Ö-{agreement} återkallades."), "reason"),
    "agreement.superseded/1": (N_("Ö-{agreement} ersattes av Ö-{by}."),),
}

UNDERTAKINGS = {
    "undertaking.proposed/1": (
        N_("{proposed_by} föreslog Å-{undertaking}, för {actor}, senast {due_at}."),
        "what",
        "effect",
    ),
    "undertaking.accepted/1": (N_("Å-{undertaking} är åtagen."),),
    "undertaking.declined/1": (N_("Å-{undertaking} avböjdes."), "reason"),
    "undertaking.started/1": (N_("Å-{undertaking} pågår."), "note"),
    "undertaking.done/1": (N_("Å-{undertaking} är klar."), "note"),
    "undertaking.rescheduled/1": (N_("Å-{undertaking} har ny tid: {due_at}."), "reason"),
    "undertaking.dropped/1": (N_("Å-{undertaking} utgår."), "reason"),
    "undertaking.move_confirmed/1": (N_("{author} bekräftade det som skrivits in om Å-{undertaking}."),),
    "undertaking.move_contested/1": (N_("{author} rättade det som skrivits in om Å-{undertaking}."), "correction"),
    "undertaking.overdue/1": (N_("Å-{undertaking} är försenad: den skulle ha varit klar {due_at}."),),
    "undertaking.offered_on/1": (N_("Å-{undertaking} erbjöds {to}."), "note"),
    "undertaking.taken_over/1": (N_("{by} tog över Å-{undertaking}."),),
    "undertaking.left_untaken/1": (N_("Ingen har tagit över Å-{undertaking}."), "note"),
    "undertaking.follow_up_ended/1": (N_("Uppföljningen av Å-{undertaking} avslutades."), "reason"),
}

QUESTIONS = {
    "question.raised/1": (N_("{by} ställde fråga F-{question}[, svar senast {answer_by}]."), "text", "context"),
    "question.answering_proposed/1": (N_("{actor} föreslogs svara för F-{question}, ännu inte bekräftat."),),
    "question.answering_confirmed/1": (N_("{by} svarar för F-{question}."),),
    "question.answering_declined/1": (N_("{by} svarar inte för F-{question}."), "reason"),
    "question.answered/1": (N_("{by} besvarade F-{question}."), "answer"),
    "question.closed/1": (N_("F-{question} avslutades."), "reason"),
    "question.sent_on/1": (N_("F-{question} skickades till {to_name}."), "context"),
    "question.received/1": (N_("F-{question} kom från {from_name}."), "text", "context"),
    "question.returned_unanswered/1": (N_("F-{question} återfördes utan svar."), "reason"),
    "question.status_told/1": (N_("F-{question} är {status} där den nu finns."), "note"),
    "question.answer_returned/1": (N_("F-{question} fick svar av {by}."), "answer"),
}

NOTES = {
    "note.shared/1": (N_("{author} delade notering {note}[: {title}]."), "text"),
    "note.corrected/1": (N_("{author} rättade notering {note}, nu version {version}[: {title}]."), "text"),
}

SENTENCES: dict[str, tuple[str, ...]] = {**MEETINGS, **AGREEMENTS, **UNDERTAKINGS, **QUESTIONS, **NOTES}
