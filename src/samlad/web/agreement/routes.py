"""The addresses of agreements."""

from samlad.web import guest_parties
from samlad.web.agreement import answering, pages, proposing
from samlad.web.guards import leads, takes_part
from samlad.web.handling import Route

__all__ = ["ROUTES", "guest_parties"]  # a guest has no address of its own: it stands behind its link

ALL = "isfs/<str:isf>/agreements/"
ONE = ALL + "<int:number>/"

ROUTES = [
    Route(ALL, "agreements", takes_part, pages.list_page),
    Route(ALL + "new/", "new_agreement", takes_part, pages.new_page, proposing.propose),
    Route(ONE, "agreement", takes_part, pages.page),
    Route(ONE + "aloud/", "agreement_aloud", takes_part, pages.aloud_page),
    Route(ONE + "wordings/", "agreement_wordings", takes_part, pages.wording_page, proposing.reword),
    Route(ONE + "parties/", "agreement_parties", takes_part, pages.page, proposing.add_party),
    Route(ONE + "withdrawal/", "agreement_withdrawal", takes_part, pages.page, proposing.withdraw),
    Route(ONE + "replacement/", "agreement_replacement", takes_part, pages.page, proposing.supersede),
    Route(ONE + "answers/", "agreement_answers", takes_part, pages.page, answering.answer),
    Route(ONE + "told-answers/", "agreement_told", leads, pages.told_page, answering.answer_told),
    Route(ONE + "answers/withdrawal/", "agreement_answer_withdrawal", takes_part, pages.page, answering.withdraw),
    Route(ONE + "answers/confirmation/", "agreement_answer_confirmation", takes_part, pages.page, answering.confirm),
    Route(ONE + "answers/correction/", "agreement_answer_correction", takes_part, pages.page, answering.contest),
    Route(ONE + "answers/condition/", "agreement_condition", takes_part, pages.page, answering.mark_condition_met),
    Route(ONE + "needed-decisions/", "agreement_needed", takes_part, pages.page, answering.need_formal_decision),
    Route(ONE + "decisions/", "agreement_decisions", takes_part, pages.page, answering.note_formal_decision),
]
