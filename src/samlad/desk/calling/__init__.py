"""Calling: the register's contact points become contacts in order, deeds become messages, answers become deeds.

Importing this registers what goes out because of a call, and who notes what became of it.
"""

from samlad.channels.message import Channel
from samlad.desk.calling.answering import author_by, who_answers
from samlad.desk.calling.deciding import add_actor_deeds, alarm_deeds, invitation_deeds
from samlad.desk.calling.letters import how_to_join
from samlad.desk.calling.noting import read_returns
from samlad.desk.calling.recipients import contacts_of, recipients
from samlad.desk.calling.sending import TASK
from samlad.desk.calling.trying import trial_deeds
from samlad.desk.outbox import carries

__all__ = [
    "TASK",
    "Channel",
    "add_actor_deeds",
    "alarm_deeds",
    "author_by",
    "carries",
    "contacts_of",
    "how_to_join",
    "invitation_deeds",
    "read_returns",
    "recipients",
    "trial_deeds",
    "who_answers",
]
