"""A meeting under way in the ISF that stands, made through the same pages that people use."""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from samlad.domain.common import isf_log
from tests.people.cast import MUNICIPALITY, REGION, Browser, words_of
from tests.web.conftest import ISF, POWER

if TYPE_CHECKING:
    from django.http import HttpResponse

    from samlad.domain.joint import JointState

BASE = f"/isfs/{ISF}/"
PHONE, CODE, LINK = "08-465 004 12", "4471", "https://video.example/rum/lokal-7f3a"
AGENDA = "Upprop (2 min)\nUppföljning\nÖverenskommelser (10 min)\nNästa möte"


def state(desk: Any) -> JointState:
    return desk.whole(isf_log(ISF))


def field(at: datetime) -> str:
    from samlad.web.times import for_field

    return for_field(at)


def did(browser: Browser, path: str, **fields: Any) -> HttpResponse:
    """Posts a form of the ISF; fails with the page's words when it was refused."""
    answer = browser.post(BASE + path, {"key": token_hex(8), **fields})
    assert answer.status_code == 302, words_of(answer)
    return answer


def refused(browser: Browser, path: str, **fields: Any) -> HttpResponse:
    """Posts a form that is refused; the page comes again."""
    answer = browser.post(BASE + path, {"key": "refused", **fields})
    assert answer.status_code == 422, answer.status_code
    return answer


def plan(browser: Browser, now: datetime, **more: Any) -> None:
    fields = {"minutes": "45", "form": "telephone", "agenda": AGENDA, "phone": PHONE, "code": CODE, "link": LINK}
    did(browser, "meetings/new/", **{"starts_at": field(now + timedelta(hours=1)), **fields, **more})


def begin(browser: Browser, now: datetime) -> None:
    plan(browser, now)
    did(browser, "meetings/1/start/")


def propose(browser: Browser, text: str = "Utskrivning sker efter telefonkontakt.", **more: Any) -> None:
    did(browser, "agreements/new/", text=text, **{"party": [MUNICIPALITY, REGION, POWER], **more})


def answer(browser: Browser, actor: str, value: str, wording: int = 1, number: int = 1, **more: Any) -> HttpResponse:
    fields = {"as": f"actor:{actor}", "answer": value, "wording": wording, **more}
    return did(browser, f"agreements/{number}/answers/", **fields)


def told(browser: Browser, path: str, **fields: Any) -> HttpResponse:
    """Both steps of *enligt uppgift från …*: the sentence, and then *Anteckna*."""
    fields = {"told_by": "driftchefen", "told_how": "telefon", **fields}
    shown = browser.post(BASE + path, {"key": "told", **fields})
    assert shown.status_code == 200, words_of(shown)
    return did(browser, path, **fields, confirmed=sentence_in(shown))


def sentence_in(answer: HttpResponse) -> str:
    import html
    import re

    found = re.search(r'name="confirmed" value="([^"]*)"', answer.content.decode())
    assert found
    return html.unescape(found[1])
