"""Place names of before and after 1 July 2025, as found in a query and as kept per product.

A name is compared by its key (tone placement aside). "Đông Hưng" names an old district and a
commune of today that covers part of it: a bare name takes the widest place that has products.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from catalog.search.regions import regions, regions_of
from catalog.search.text import Token, fold, folded_key, key_of, tokenise
from catalog.search.types import Document, PlaceLevel, PlaceName
from catalog.search.words import agree

SHIPPED = Path(__file__).parents[1] / "sample" / "places.csv"
_UNIT = re.compile(
    r"^(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tp\.?|tỉnh|đặc khu)\s+(?=\D)",
    re.IGNORECASE,
)
WIDEST_FIRST = (
    PlaceLevel.REGION,
    PlaceLevel.PROVINCE,
    PlaceLevel.OLD_PROVINCE,
    PlaceLevel.OLD_DISTRICT,
    PlaceLevel.COMMUNE,
    PlaceLevel.OLD_COMMUNE,
)
SHORTENED = {PlaceLevel.PROVINCE, PlaceLevel.OLD_PROVINCE, PlaceLevel.OLD_DISTRICT}
WIDE = {PlaceLevel.REGION, *SHORTENED}
LEVELS_OF_UNIT = {
    "commune": (PlaceLevel.COMMUNE, PlaceLevel.OLD_COMMUNE),
    "district": (PlaceLevel.OLD_DISTRICT,),
    "province": (PlaceLevel.PROVINCE, PlaceLevel.OLD_PROVINCE),
    "city": (PlaceLevel.PROVINCE, PlaceLevel.OLD_PROVINCE, PlaceLevel.OLD_DISTRICT),
}


@lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """A place's name without its unit word ("Huyện Đông Hưng" gives "Đông Hưng")."""
    return _UNIT.sub("", name.strip())


Named = tuple[tuple[Token, ...], PlaceName]


@dataclass(frozen=True)
class Places:
    """Names by their folded words; and today's commune and province of an old commune.

    What a name begins with is a key, too, if only of no place.
    """

    names: dict[str, tuple[Named, ...]] = field(default_factory=dict)
    initials: dict[str, tuple[Named, ...]] = field(default_factory=dict)
    today: dict[tuple[str, str, str], tuple[tuple[str, ...], str]] = field(default_factory=dict)
    provinces_today: dict[str, str] = field(default_factory=dict)
    _seen: set[PlaceName] = field(default_factory=set)

    @classmethod
    def shipped(cls) -> "Places":
        """All of Vietnam's communes, districts and provinces, old and new, and its regions."""
        places = cls.load(SHIPPED)
        for region in regions():
            places.add(PlaceName(PlaceLevel.REGION, region))
        return places

    @classmethod
    def load(cls, path: Path) -> "Places":
        """Places from a CSV of old and new communes."""
        places = cls()
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                places._add_row({column: bare(value) for column, value in row.items()})
        return places

    def _add_row(self, row: dict[str, str]) -> None:
        province, district = row["old_province"], row["old_district"]
        self.add(PlaceName(PlaceLevel.OLD_PROVINCE, province))
        self.add(PlaceName(PlaceLevel.OLD_DISTRICT, district, province))
        self.add(PlaceName(PlaceLevel.OLD_COMMUNE, row["old_commune"], district))
        self.add(PlaceName(PlaceLevel.PROVINCE, row["province"]))
        self.add(PlaceName(PlaceLevel.COMMUNE, row["commune"], row["province"]))
        key = (key_of(province), key_of(district), key_of(row["old_commune"]))
        communes, _ = self.today.get(key, ((), ""))
        self.today[key] = ((*communes, row["commune"]), row["province"])
        self.provinces_today.setdefault(key_of(province), row["province"])

    def add(self, place: PlaceName) -> None:
        """Make a name known; naming it again changes nothing."""
        if place in self._seen or not place.name:
            return
        self._seen.add(place)
        words = tuple(tokenise(place.name))
        if words:
            folded = " ".join(t.folded for t in words)
            for end in range(1, len(words)):
                self.names.setdefault(" ".join(t.folded for t in words[:end]), ())
            self.names[folded] = (*self.names.get(folded, ()), (words, place))
            if len(words) > 1 and place.level in SHORTENED:
                short = folded[0] + folded[len(words[0].folded) :]
                self.initials[short] = (*self.initials.get(short, ()), (words, place))

    def with_documents(self, documents: Iterable[Document]) -> "Places":
        """These places and those that the documents name."""
        grown = Places(
            names=dict(self.names),
            initials=dict(self.initials),
            today=self.today,
            provinces_today=self.provinces_today,
            _seen=set(self._seen),
        )
        seen: set[tuple[object, ...]] = set()
        for document in documents:
            where = (
                document.commune,
                document.district,
                document.province,
                document.communes_today,
                document.province_today,
            )
            if where not in seen:
                seen.add(where)
                for place in places_of(document):
                    grown.add(place)
        return grown

    def named(self, name: str) -> list[PlaceName]:
        """All places of a name."""
        return [place for _, place in self.names.get(folded_key(name), ())]

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, list[PlaceName]]]:
        """Every run of tokens that names a place, with the places it may name."""
        folded = [t.folded for t in tokens]
        for start in range(len(folded)):
            end, said = start + 1, folded[start]
            while (listed := self.names.get(said)) is not None:
                if listed and (fitting := _fitting(tokens[start:end], listed)):
                    yield start, end, fitting
                if end == len(folded):
                    break
                end, said = end + 1, f"{said} {folded[end]}"
            if len(folded[start]) == 1:
                yield from self._abbreviated(tokens, start)

    def _abbreviated(
        self, tokens: Sequence[Token], start: int
    ) -> Iterator[tuple[int, int, list[PlaceName]]]:
        """Districts and provinces with their first word cut to a letter, as in Q.Phụ."""
        for end in range(start + 2, min(start + 3, len(tokens)) + 1):
            rest = tokens[start + 1 : end]
            key = " ".join(t.folded for t in tokens[start:end])
            fitting = [
                place for words, place in self.initials.get(key, ()) if agree(rest, words[1:])
            ]
            if fitting:
                yield start, end, fitting


def _fitting(run: Sequence[Token], listed: Sequence[Named]) -> list[PlaceName]:
    """Places whose names agree with the accents typed; those spelt just so before others.

    A region is none but just so: "miến Tây Ninh" does not come from miền Tây.
    """
    fitting = [(words, place) for words, place in listed if agree(run, words)]
    if not fitting:
        return []
    exact = [
        place
        for words, place in fitting
        if all(not t.marked or t.key == w.key for t, w in zip(run, words, strict=True))
    ]
    return exact or [place for _, place in fitting if place.level is not PlaceLevel.REGION]


def places_of(document: Document) -> Iterator[PlaceName]:
    """Every place, on every rung, that a product can be said to come from."""
    if document.province:
        yield PlaceName(PlaceLevel.OLD_PROVINCE, document.province)
    if document.district:
        yield PlaceName(PlaceLevel.OLD_DISTRICT, document.district, document.province)
    if document.commune:
        within = document.district or document.province
        yield PlaceName(PlaceLevel.OLD_COMMUNE, document.commune, within)
    if document.province_today:
        yield PlaceName(PlaceLevel.PROVINCE, document.province_today)
    for commune in document.communes_today:
        yield PlaceName(PlaceLevel.COMMUNE, commune, document.province_today)
    for region in regions_of(document.province or document.province_today):
        yield PlaceName(PlaceLevel.REGION, region)


PlaceKey = tuple[str, str, str]


def place_key(place: PlaceName) -> PlaceKey:
    """What makes two place names the same place."""
    return place.level, key_of(place.name), key_of(place.within)


def unit_of(tokens: Sequence[Token], start: int) -> str:
    """Folded unit word right before a position, "" where there is none."""
    return fold(tokens[start - 1].text) if start else ""
