"""Our pages, allauth's addresses that are shown, and nothing else."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("samlad.people.urls")),
    path("", include("samlad.web.routes")),
]

handler404 = "samlad.web.errors.not_found"
handler500 = "samlad.web.errors.broken"
