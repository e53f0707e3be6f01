"""What is done before the first page is shown: is the data as it should be, and is the register up to date?"""

from __future__ import annotations

import shutil

from django.conf import settings
from django.db import connection

from samlad.desk import base_data, outbox
from samlad.desk.checking import LEAST_FREE_BYTES
from samlad.desk.desk import Desk
from samlad.desk.writer import Unwritable
from samlad.domain.common import KINDS, Refused
from samlad.domain.refusals import sentence
from samlad.log import codec, schema, store


class CannotStart(Exception):
    """Why this program must not run on this data, and what to do."""


def require_known_kinds() -> None:
    """Raises CannotStart when a newer version has written kinds of entries that this one cannot read."""
    codec.learn_kinds()
    if unknown := sorted(store.kinds() - KINDS.keys() - codec.LIFTS.keys()):
        raise CannotStart(
            f"The data is newer than this version of Samlad (it holds {unknown[0]}). Update Samlad first."
        )


def start_up(desk: Desk) -> list[str]:
    """Brings the register up to this edition of the base data, where they differ. Returns warnings; raises CannotStart.

    What cannot be written is warned about, and pages are served all the same: reading matters most when much else fails.
    """
    require_known_kinds()
    try:
        schema.check_guards()
    except schema.GuardsMissing as missing:
        raise CannotStart(
            f"{missing}. Entries could be changed without a trace. Run samlad verify, and restore a backup if it finds more."
        ) from missing
    warnings = []
    try:
        desk.write(_try_to_write)
        base_data.load(desk)
    except Unwritable as why:
        warnings.append(
            f"Nothing can be written ({why}). Pages are shown, and everything else waits: run samlad check."
        )
    except Refused as refusal:
        warnings.append(sentence(refusal.reason, "en", refusal.facts))
    if shutil.disk_usage(settings.DATA_DIR).free < LEAST_FREE_BYTES:
        warnings.append("The disk is nearly full. When it is, nothing can be saved: make room.")
    if (held := outbox.held()) is not None:
        warnings.append(f"Restored from a backup: {held} messages stand still until you run samlad release.")
    return warnings


def _try_to_write() -> None:
    """Changes no row, and is refused all the same by a database that takes nothing."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE desk_outboxhold SET since = since WHERE id < 0")
