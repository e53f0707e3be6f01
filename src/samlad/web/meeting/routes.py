"""The addresses of meetings."""

from samlad.web.guards import leads, takes_part
from samlad.web.handling import Route
from samlad.web.meeting import leading, pages, planning, summary

ALL = "isfs/<str:isf>/meetings/"
ONE = ALL + "<int:number>/"
SEAT = ONE + "seats/<int:seat>/"
ITEM = ONE + "items/<int:item>/"

ROUTES = [
    Route(ALL, "meetings", takes_part, pages.list_page),
    Route(ALL + "new/", "new_meeting", leads, pages.new_page, planning.plan),
    Route(ONE, "meeting", takes_part, pages.page),
    Route(ONE + "change/", "meeting_change", leads, pages.change_page),
    Route(ONE + "move/", "meeting_move", leads, pages.change_page, planning.move),
    Route(ONE + "joining/", "meeting_joining", leads, pages.change_page, planning.set_joining),
    Route(ONE + "cancellation/", "meeting_cancellation", leads, pages.change_page, planning.cancel),
    Route(ONE + "start/", "meeting_start", leads, pages.page, leading.start),
    Route(ONE + "end/", "meeting_end", leads, pages.end_page, leading.end),
    Route(ONE + "attendance/", "meeting_attendance", takes_part, pages.page, leading.attend),
    Route(SEAT, "meeting_seat", takes_part, pages.seat_page, leading.replace),
    Route(SEAT + "departure/", "meeting_departure", takes_part, pages.seat_page, leading.leave),
    Route(ITEM + "opening/", "meeting_item", leads, pages.item_page, leading.open_item),
    Route(ITEM + "closing/", "meeting_item_done", leads, pages.item_page, leading.close_item),
    Route(ONE + "rounds/", "meeting_rounds", leads, pages.page, leading.start_round),
    Route(ONE + "floor/", "meeting_floor", leads, pages.page, leading.give_floor),
    Route(ONE + "passes/", "meeting_passes", takes_part, pages.page, leading.pass_floor),
    Route(ONE + "hands/", "meeting_hands", takes_part, pages.page, leading.raise_hand),
    Route(ONE + "summary/", "meeting_summary", takes_part, summary.page),
    Route(ONE + "summary.txt", "meeting_summary_text", takes_part, summary.text),
    Route(ONE + "summary.pdf", "meeting_summary_pdf", takes_part, summary.pdf),
]
