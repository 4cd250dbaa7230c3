"""Places: the commune, district and province before 1 July 2025, and today's.

On that day the districts ended and nearly all communes were merged, so a place has an old name and
one of today. Either may be shared by several places; what is not certain is never guessed.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from sqlmodel import Field, SQLModel

from catalog.names import bare, same, spelling, split_unit


class Located(SQLModel):
    """Where something is made.

    Names stand without their unit word ("Đông Hưng", not "Huyện Đông Hưng"). `commune`, `district`
    and `province` are those before 1 July 2025, as the source published them; the `_today` names
    are filled only where they follow from the old ones without a guess.
    """

    commune: str = Field(default="", max_length=80)
    district: str = Field(default="", max_length=80)
    province: str = Field(default="", max_length=80)
    commune_today: str = Field(default="", max_length=80)
    province_today: str = Field(default="", max_length=80, index=True)


class Level(StrEnum):
    """What kind of place a name stands for; the widest first. The old ones ended in 2025."""

    PROVINCE = "province"
    OLD_PROVINCE = "old_province"
    OLD_DISTRICT = "old_district"
    COMMUNE = "commune"
    OLD_COMMUNE = "old_commune"


_ORDER = {level: number for number, level in enumerate(Level)}


class Covers(StrEnum):
    """How much of an old commune went into one of today's."""

    WHOLE = "whole"
    MAIN_PART = "main part"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `district` is set for old communes only, `province` for all but provinces."""

    level: Level
    unit: str
    name: str
    district: str = ""
    province: str = ""


@dataclass(frozen=True, slots=True)
class Merger:
    """That an old commune, or a part of it, became (part of) a commune of today."""

    old_province: Place
    old_district: Place
    old_commune: Place | None
    """None for the island districts that had no communes."""
    province: Place
    commune: Place
    covers: Covers


@dataclass(frozen=True, slots=True)
class Resolved:
    """Today's names, each "" where it does not follow for certain."""

    commune_today: str = ""
    province_today: str = ""


RENAMED = {"Thừa Thiên Huế": "Huế"}
"""Provinces that had another name until shortly before the mergers, and that sources still use."""

_RENAMED = {bare(old): new for old, new in RENAMED.items()}


class Places:
    """Every old commune of the country and what it became. Immutable."""

    def __init__(self, mergers: Iterable[Merger]) -> None:
        self.mergers = tuple(mergers)
        self._of: dict[Place, list[Merger]] = defaultdict(list)
        for merger in self.mergers:
            for place in _places(merger):
                self._of[place].append(merger)
        widest_first = sorted(self._of, key=_rank)
        self._spelled = _index(widest_first, spelling)
        self._bare = _index(widest_first, bare)
        self._today = lru_cache(maxsize=4096)(self._resolve)

    def find(self, name: str, level: Level | None = None) -> list[Place]:
        """All places of this name, the widest first; none is guessed among several.

        Marks may be missing. A unit word narrows the choice, unless nothing would be left.
        """
        unit, alone = split_unit(name)
        found = self._named(alone)
        narrow = [place for place in found if place.unit == unit]
        if unit:  # which may be a part of the name, after all: "phuong trung"
            narrow += self._named(name)
        return [place for place in narrow or found if level in {None, place.level}]

    def mergers_of(self, place: Place) -> Sequence[Merger]:
        """What became of an old place, or what a place of today was made of."""
        return tuple(self._of.get(place, ()))

    def sharing(self, place: Place) -> set[Place]:
        """All places, of old and of today, that have ground in common with this one."""
        return {one for merger in self.mergers_of(place) for one in _places(merger)}

    def today(self, commune: str, district: str, province: str) -> Resolved:
        """Today's names of an old place, any part of which may be "", with or without its unit.

        A commune's follows if it went whole into one of today's; a province's always, if the
        names are known. Names that are unknown (two mergers old, say) are passed over for the
        wider one. A province may be given by the name of today.
        """
        return self._today(same(commune), same(district), same(province))

    def _resolve(self, commune: str, district: str, province: str) -> Resolved:
        mergers = self._matching(commune, district, province)
        if commune and mergers:
            return Resolved(_commune_of(mergers), _only(m.province.name for m in mergers))
        if commune:
            return Resolved("", self._resolve("", district, province).province_today)
        if district and not mergers:
            return self._resolve("", "", province)
        return Resolved("", _only(m.province.name for m in mergers))

    def _matching(self, commune: str, district: str, province: str) -> list[Merger]:
        """The mergers of the narrowest place that all the given names agree on."""
        named = [
            (Level.OLD_COMMUNE, commune),
            (Level.OLD_DISTRICT, district),
            (Level.OLD_PROVINCE, province),
        ]
        old = self._agreeing([(level, name) for level, name in named if name])
        if old or not province:
            return old
        within = [(Level.OLD_DISTRICT, district)] if district else []
        today = [*within, (Level.PROVINCE, province)]
        if not commune:
            return self._agreeing(today)
        either = [] if district else self._agreeing([(Level.COMMUNE, commune), *today])
        return self._agreeing([(Level.OLD_COMMUNE, commune), *today]) + either

    def _agreeing(self, named: list[tuple[Level, str]]) -> list[Merger]:
        sets = [set(self.find(name, level)) for level, name in named]
        if not sets or not all(sets):
            return []
        first, *others = sets
        return [
            merger
            for place in first
            for merger in self._of[place]
            if all(other & set(_places(merger)) for other in others)
        ]

    def _named(self, name: str) -> list[Place]:
        name = _RENAMED.get(bare(name), name)
        return self._spelled.get(spelling(name)) or self._bare.get(bare(name), [])


@cache
def shipped() -> Places:
    """The places that come with the package; read once in a process."""
    with (files("catalog") / "sample" / "places.csv").open(encoding="utf-8") as lines:
        return Places(map(_merger, csv.DictReader(lines)))


def _merger(row: dict[str, str]) -> Merger:
    old_province, old_district = row["old_province"], row["old_district"]
    province = _place(Level.PROVINCE, row["province"])
    old = _place(Level.OLD_PROVINCE, old_province)
    district = _place(Level.OLD_DISTRICT, old_district, province=old.name)
    commune = row["old_commune"]
    return Merger(
        old_province=old,
        old_district=district,
        old_commune=_place(Level.OLD_COMMUNE, commune, district.name, old.name)
        if commune
        else None,
        province=province,
        commune=_place(Level.COMMUNE, row["commune"], province=province.name),
        covers=Covers(row["covers"]),
    )


@lru_cache(maxsize=16384)
def _place(level: Level, name: str, district: str = "", province: str = "") -> Place:
    unit, alone = split_unit(name)
    return Place(level, unit or name.rpartition(" ")[0], alone, district, province)


def _places(merger: Merger) -> tuple[Place, ...]:
    wide = (merger.province, merger.old_province, merger.old_district, merger.commune)
    return (*wide, merger.old_commune) if merger.old_commune else wide


def _rank(place: Place) -> tuple[int, str, str, str]:
    return (_ORDER[place.level], place.province, place.district, place.unit)


def _index(places: Iterable[Place], key: Callable[[str], str]) -> dict[str, list[Place]]:
    index: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        index[key(place.name)].append(place)
    return dict(index)


def _commune_of(mergers: Iterable[Merger]) -> str:
    return _only(m.commune.name if m.covers is Covers.WHOLE else "" for m in mergers)


def _only(names: Iterable[str]) -> str:
    """The one name that all agree on, or ""."""
    distinct = set(names)
    return distinct.pop() if len(distinct) == 1 else ""
