"""Every route on one screen: address, name, guard, what it shows, what it takes.

Addresses are nouns; a change of state is a noun created by POST. A test walks through all of them as an outsider.
"""

from __future__ import annotations

from django.urls import path

from samlad.web import closing, disturbance, draft, glossary, home, isf_new, links, outbox, participants, roles, search
from samlad.web import isf as isf_pages
from samlad.web import log as log_pages
from samlad.web.agreement.routes import ROUTES as AGREEMENT_ROUTES
from samlad.web.call.routes import ROUTES as CALL_ROUTES
from samlad.web.guards import acts_for_somebody, concerned, leads, open_to_all, signed_in, takes_part
from samlad.web.handling import Route, handler
from samlad.web.meeting.routes import ROUTES as MEETING_ROUTES
from samlad.web.people.routes import ROUTES as PEOPLE_ROUTES
from samlad.web.question.routes import ROUTES as QUESTION_ROUTES
from samlad.web.register import ROUTES as REGISTER_ROUTES
from samlad.web.template import ROUTES as TEMPLATE_ROUTES
from samlad.web.undertaking.routes import ROUTES as UNDERTAKING_ROUTES

ROUTES = [
    # din tur
    Route("", "home", signed_in, home.turn_page),
    Route("language", "language", open_to_all, act=home.choose_language),
    Route("outbox/", "outbox", outbox.in_demo, outbox.list_page),
    # events
    Route("disturbances/", "disturbances", signed_in, disturbance.list_page),
    Route("disturbances/new/", "new_disturbance", acts_for_somebody, disturbance.new_page, disturbance.note),
    Route("disturbances/<str:disturbance>/", "disturbance", concerned, disturbance.page),
    Route("disturbances/<str:disturbance>/needs/", "needs", concerned, disturbance.page, disturbance.raise_need),
    # ISF
    Route("isfs/new/", "new_isf", acts_for_somebody, isf_new.new_page, isf_new.open_isf),
    Route("isfs/<str:isf>/", "isf", takes_part, isf_pages.page),
    Route("isfs/<str:isf>/activation/", "activation", leads, isf_pages.page, isf_pages.activate),
    Route("isfs/<str:isf>/pause/", "pause", leads, isf_pages.page, isf_pages.pause),
    Route("isfs/<str:isf>/participants/", "participants", takes_part, participants.list_page, participants.add),
    Route(
        "isfs/<str:isf>/participants/<str:actor>/",
        "participant",
        takes_part,
        participants.change_page,
        participants.change,
    ),
    Route(
        "isfs/<str:isf>/participants/<str:actor>/leaving/",
        "leaving",
        takes_part,
        participants.change_page,
        participants.leave,
    ),
    Route("isfs/<str:isf>/roles/", "roles", takes_part, roles.roles_page, roles.take),
    Route("isfs/<str:isf>/roles/handover/", "role_handover", takes_part, roles.roles_page, roles.hand_over),
    Route("isfs/<str:isf>/support/", "support", takes_part, roles.support_page, roles.support),
    Route("isfs/<str:isf>/rhythm/", "rhythm", leads, roles.rhythm_page, roles.set_rhythm),
    Route("isfs/<str:isf>/links/", "links", takes_part, links.page, links.link),
    Route("isfs/<str:isf>/extracts/", "extracts", leads, links.page, links.share),
    Route("isfs/<str:isf>/comments/", "comments", takes_part, links.page, links.comment),
    Route("isfs/<str:isf>/offers/", "offers", takes_part, links.page, links.offer),
    Route(
        "isfs/<str:isf>/offers/<int:number>/answer/", "offer_answer", takes_part, links.offer_page, links.answer_offer
    ),
    Route("isfs/<str:isf>/closing/", "closing", takes_part, closing.page, closing.close),
    # drafts and the joint log
    Route("isfs/<str:isf>/drafts/", "drafts", takes_part, draft.list_page, draft.begin),
    Route("drafts/<str:draft>/", "draft", draft.opens, draft.page),
    Route("drafts/<str:draft>/updates", "draft_updates", draft.opens, act=draft.receive),
    Route("drafts/<str:draft>/title/", "draft_title", draft.opens, draft.page, draft.rename),
    Route("drafts/<str:draft>/readers/", "draft_readers", draft.opens, draft.page, draft.open_to),
    Route("drafts/<str:draft>/sharing/", "draft_sharing", draft.opens, draft.sharing_page, draft.share),
    Route("drafts/<str:draft>/deletion/", "draft_deletion", draft.opens, draft.page, draft.delete),
    Route("isfs/<str:isf>/log/", "log", takes_part, log_pages.page),
    Route("search/", "search", signed_in, search.page),
    # larm, mötesinbjudan, and what the telephony service calls back
    *CALL_ROUTES,
    # the register: actors, how they are reached; templates; the field's words
    *REGISTER_ROUTES,
    *TEMPLATE_ROUTES,
    Route("words/", "words", signed_in, glossary.list_page),
    # meetings and what comes out of them
    *MEETING_ROUTES,
    *AGREEMENT_ROUTES,
    *UNDERTAKING_ROUTES,
    *QUESTION_ROUTES,
    # links, ways in, one's own, an actor's people
    *PEOPLE_ROUTES,
]

urlpatterns = [path(route.path, handler(route), name=route.name) for route in ROUTES]
