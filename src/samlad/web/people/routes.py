"""Every address of this folder: part of the one table in ``web/routes``."""

from __future__ import annotations

from samlad.web.guards import acts_for_somebody, open_to_all, signed_in
from samlad.web.handling import Route
from samlad.web.people import actor_people, first_run, let_in, link, mine, phone
from samlad.web.people.actor_people import manages
from samlad.web.people.mine import whole

ROUTES = [
    # links: opening changes nothing
    Route("l/<str:token>", "link", open_to_all, link.open_link),
    Route("link/", "opened_link", open_to_all, link.page, link.press),
    # getting in
    Route("first-run/", "first_run", open_to_all, first_run.page, first_run.create),
    Route("let-in/", "ask_let_in", open_to_all, let_in.ask_page, let_in.ask_to_be_let_in),
    Route("let-in/waiting/", "waiting", open_to_all, let_in.waiting_page, let_in.go_in),
    Route("phone/", "phone", open_to_all, phone.page, phone.take),
    Route("phone/handover/", "phone_handover", open_to_all, act=phone.hand_over),
    # a colleague who waits
    Route("colleagues/", "colleagues", acts_for_somebody, let_in.colleagues_page),
    Route(
        "colleagues/<str:waiting>/",
        "colleague",
        acts_for_somebody,
        act=let_in.open_for_colleague,
        again=lambda ask, waiting: let_in.colleagues_page(ask),
    ),
    # one's own
    Route("mine/", "mine", signed_in, mine.page, mine.save),
    Route("mine/devices/", "devices", whole, mine.devices_page, mine.sign_out_others),
    Route("mine/devices/<str:device>/end/", "device_end", whole, act=mine.sign_out_device),
    Route("sign-out/", "sign_out", open_to_all, act=mine.sign_out),
    # an actor's people and duty phones
    Route("actors/<str:actor>/people/", "people", manages, actor_people.people_page, actor_people.invite),
    Route(
        "actors/<str:actor>/people/<str:person>/",
        "membership",
        manages,
        act=actor_people.change_role,
        again=lambda ask, actor, person: actor_people.people_page(ask, actor),
    ),
    Route(
        "actors/<str:actor>/invitations/<str:invitation>/end/", "invitation_end", manages, act=actor_people.take_back
    ),
    Route("actors/<str:actor>/phones/", "phones", manages, actor_people.phones_page, actor_people.offer_phone),
    Route("actors/<str:actor>/phones/<str:phone>/end/", "phone_end", manages, act=actor_people.revoke_phone),
]
