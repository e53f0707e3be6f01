"""What is shown when there is no such page, or when something broke: calm, short, and the same for everybody.

The page for "not found" is one and the same whether there is nothing there or the reader has no right to it.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from samlad.web.drawing import pages
from samlad.web.handling import language_of


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "errors/404.html", 404)


def broken(request: HttpRequest) -> HttpResponse:
    return _answer(request, "errors/500.html", 500)


def _answer(request: HttpRequest, template: str, status: int) -> HttpResponse:
    language = language_of(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME), None)
    with translation.override(language):
        return HttpResponse(pages().get_template(template).render({"language": language}), status=status)
