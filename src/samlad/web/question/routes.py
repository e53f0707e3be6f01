"""The addresses of questions."""

from samlad.web.guards import leads, takes_part
from samlad.web.handling import Route
from samlad.web.question import asking, pages

ALL = "isfs/<str:isf>/questions/"
ONE = ALL + "<int:number>/"

ROUTES = [
    Route(ALL, "questions", takes_part, pages.list_page),
    Route(ALL + "new/", "new_question", takes_part, pages.new_page, asking.raise_question),
    Route(ONE, "question", takes_part, pages.page),
    Route(ONE + "proposals/", "question_proposals", takes_part, pages.page, asking.propose_answering),
    Route(ONE + "confirmation/", "question_confirmation", takes_part, pages.page, asking.confirm_answering),
    Route(ONE + "refusal/", "question_refusal", takes_part, pages.page, asking.decline_answering),
    Route(ONE + "answers/", "question_answers", takes_part, pages.page, asking.answer),
    Route(ONE + "told-answers/", "question_told", leads, pages.told_page, asking.said),
    Route(ONE + "sendings/", "question_sendings", leads, pages.page, asking.send_on),
    Route(ONE + "return/", "question_return", leads, pages.page, asking.return_unanswered),
    Route(ONE + "closing/", "question_closing", takes_part, pages.page, asking.close),
]
