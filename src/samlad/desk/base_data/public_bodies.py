"""Municipalities, regions, county boards, agencies, sectors and civil areas, out of their CSV files."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from samlad.domain.common import ActorId, Text
from samlad.domain.register import Actor, BaseData, CivilArea, Kind, Sector

_HERE = files(__package__)


def edition() -> BaseData:
    """This edition. Ids never change: ``kommun-1880``, ``region-18``, ``lansstyrelsen-18``, ``myndighet-pts``."""
    about = tomllib.loads(_HERE.joinpath("edition.toml").read_text(encoding="utf-8"))
    source = about["source"]
    actors = (
        *_municipalities(source["municipalities"]),
        *_regions(),
        *_county_boards(source["county_boards"]),
        *_agencies(),
    )
    return BaseData(
        version=about["version"], actors=actors, sectors=tuple(_sectors()), civil_areas=tuple(_civil_areas())
    )


def _municipalities(source: str) -> Iterator[Actor]:
    for row in _rows("municipalities.csv"):
        yield Actor(
            id=ActorId(f"kommun-{row['municipality_code']}"),
            name=Text(row["municipality_name"]),
            kind=Kind.MUNICIPALITY,
            scb=row["municipality_code"],
            county=row["county_code"],
            source=source,
        )


def _regions() -> Iterator[Actor]:
    for row in _rows("regions.csv"):
        yield Actor(
            id=ActorId(f"region-{row['county_code']}"),
            name=Text(row["name"]),
            kind=Kind.REGION,
            scb=row["county_code"],
            county=row["county_code"],
            part_of=ActorId(row["part_of"]) if row["part_of"] else None,
            source=row["source"],
            confirmed=_yes(row),
        )


def _county_boards(source: str) -> Iterator[Actor]:
    for row in _rows("counties.csv"):
        yield Actor(
            id=_county_board(row["county_code"]),
            name=Text(f"Länsstyrelsen i {row['county_name']}"),
            kind=Kind.COUNTY_BOARD,
            scb=row["county_code"],
            county=row["county_code"],
            source=source,
        )


def _agencies() -> Iterator[Actor]:
    for row in _rows("agencies.csv"):
        yield Actor(
            id=_agency(row["id"]),
            name=Text(row["name"]),
            kind=Kind.AGENCY,
            valid_from=row["valid_from"],
            source=row["source"],
            confirmed=_yes(row),
        )


def _sectors() -> Iterator[Sector]:
    for row in _rows("sectors.csv"):
        yield Sector(
            code=row["code"],
            name=row["name"],
            lead=_agency(row["lead"]),
            agencies=tuple(_agency(one) for one in row["agencies"].split()),
            **_about(row),
        )


def _civil_areas() -> Iterator[CivilArea]:
    for row in _rows("civil_areas.csv"):
        yield CivilArea(
            code=row["code"],
            name=row["name"],
            county_board=_county_board(row["county_board"]),
            counties=tuple(row["counties"].split()),
            **_about(row),
        )


def _about(row: dict[str, str]) -> dict[str, Any]:
    taken = {name: row[name] for name in ("valid_from", "valid_to", "source")}
    return {**taken, "confirmed": _yes(row)}


def _yes(row: dict[str, str]) -> bool:
    return {"true": True, "false": False}[row["confirmed"]]


def _agency(code: str) -> ActorId:
    return ActorId(f"myndighet-{code}")


def _county_board(county: str) -> ActorId:
    return ActorId(f"lansstyrelsen-{county}")


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(_HERE.joinpath(name).read_text(encoding="utf-8").splitlines()))
