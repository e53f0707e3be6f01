"""The addresses of undertakings."""

from samlad.web.guards import leads, takes_part
from samlad.web.handling import Route
from samlad.web.undertaking import moving, pages

ALL = "isfs/<str:isf>/undertakings/"
ONE = ALL + "<int:number>/"

ROUTES = [
    Route(ALL, "undertakings", takes_part, pages.list_page),
    Route(ALL + "new/", "new_undertaking", takes_part, pages.new_page, moving.propose),
    Route(ONE, "undertaking", takes_part, pages.page),
    Route(ONE + "moves/", "undertaking_moves", takes_part, pages.page, moving.move),
    Route(ONE + "told-moves/", "undertaking_told", leads, pages.told_page, moving.move_told),
    Route(ONE + "withdrawal/", "undertaking_withdrawal", takes_part, pages.page, moving.take_back),
    Route(ONE + "confirmation/", "undertaking_confirmation", takes_part, pages.page, moving.confirm),
    Route(ONE + "correction/", "undertaking_correction", takes_part, pages.page, moving.contest),
    Route(ONE + "takeover/", "undertaking_takeover", takes_part, pages.page, moving.take_over),
    Route(ONE + "refusal/", "undertaking_refusal", takes_part, pages.page, moving.leave_untaken),
]
