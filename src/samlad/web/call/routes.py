"""Every address of this folder: part of the one table in ``web/routes``."""

from __future__ import annotations

from samlad.web.call import acting, board, callback, guest, papers, raising, trial
from samlad.web.guards import leads, takes_part
from samlad.web.handling import Route

__all__ = ["ROUTES", "guest"]  # a guest's page has no address of its own: it stands behind its link

ISF = "isfs/<str:isf>/"
CALL = f"{ISF}calls/<int:number>/"

ROUTES = [
    Route(f"{ISF}alarms/new/", "new_alarm", leads, raising.new_alarm_page, raising.raise_alarm),
    Route(f"{ISF}alarms/<int:number>/", "alarm", takes_part, board.alarm_page),
    Route(f"{ISF}invitations/new/", "new_invitation", leads, raising.new_invitation_page, raising.invite),
    Route(f"{ISF}invitations/<int:number>/", "invitation", takes_part, board.invitation_page),
    Route(f"{ISF}invitations/<int:number>/mote.ics", "invitation_file", takes_part, papers.calendar_file),
    # what both have
    Route(f"{CALL}acknowledgement/", "call_acknowledgement", takes_part, None, acting.acknowledge, board.again),
    Route(f"{CALL}attendance/", "call_attendance", takes_part, None, acting.attend, board.again),
    Route(f"{CALL}rings/", "call_rings", leads, None, acting.ring, board.again),
    Route(f"{CALL}deputy/", "call_deputy", leads, None, acting.call_next, board.again),
    Route(f"{CALL}outside/", "call_outside", leads, None, acting.note_outside, board.again),
    Route(f"{CALL}actors/", "call_actors", leads, None, acting.add_actor, board.again),
    Route(f"{CALL}joining/", "call_joining", leads, None, acting.change_joining, board.again),
    Route(f"{CALL}time/", "call_time", leads, None, acting.move, board.again),
    Route(f"{CALL}ending/", "call_ending", leads, None, acting.end, board.again),
    Route(f"{CALL}list/", "call_list", leads, papers.list_page),
    Route(f"{CALL}list.txt", "call_list_text", leads, papers.list_text),
    Route(f"{CALL}list.pdf", "call_list_pdf", leads, papers.list_pdf),
    # provlarm from the register
    Route("test-alarms/new/", "new_trial", trial.keeps_points, trial.new_page, trial.try_points),
    # the telephony service
    Route(
        "callbacks/46elks/<str:kind>/<str:id>/<str:secret>",
        "callback",
        callback.knows_secret,
        callback.sound,
        callback.hear,
        from_anywhere=True,
    ),
]
