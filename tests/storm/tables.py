"""What stands in the index, for comparing."""

from __future__ import annotations

from typing import Any


def contents() -> dict[str, list[Any]]:
    """Every row of every table of the index, in a fixed order, without the numbers that a database makes up."""
    from django.apps import apps

    return {model._meta.label: sorted(map(repr, _rows(model))) for model in apps.get_app_config("index").get_models()}


def _rows(model: Any) -> list[tuple[Any, ...]]:
    names = [field.attname for field in model._meta.concrete_fields if field.attname != "id"]
    return [
        tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)
        for row in model.objects.values_list(*names)
    ]
