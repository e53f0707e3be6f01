"""What the room keeps. Foreign keys stay inside it; actors, logs and contact points stand as their plain ids."""

from samlad.people.models.links import DemoLink, GuestLink, Invitation, Link, PhoneLink
from samlad.people.models.membership import Membership, Role
from samlad.people.models.person import Person
from samlad.people.models.phones import DutyPhone, Shift
from samlad.people.models.private import ReadingPosition, Setting
from samlad.people.models.signed_in import Attempt, Device, LetInAsk
from samlad.people.models.version import PeopleVersion

__all__ = [
    "Attempt",
    "DemoLink",
    "Device",
    "DutyPhone",
    "GuestLink",
    "Invitation",
    "LetInAsk",
    "Link",
    "Membership",
    "PeopleVersion",
    "Person",
    "PhoneLink",
    "ReadingPosition",
    "Role",
    "Setting",
    "Shift",
]
