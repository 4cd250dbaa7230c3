"""What search takes and gives: plain, frozen data that knows no database and no screen."""

from dataclasses import dataclass
from enum import StrEnum

GROUPS = ("food", "drink", "herbal", "craft", "ornamental", "tourism")
PRODUCER_KINDS = ("company", "cooperative", "household")


@dataclass(frozen=True, slots=True)
class Document:
    """What the index knows of one product; built from database rows or from a CSV.

    `commune`, `district` and `province` are the names before 1 July 2025, without their unit
    words; `communes_today` and `province_today` those since. `price_from` is in VND. `valid`
    tells whether the recognition holds; None where that is not known.
    """

    id: int
    code: str
    name: str
    other_names: tuple[str, ...] = ()
    group: str = ""
    stars: int | None = None
    producer_id: int | None = None
    producer: str = ""
    producer_kind: str = ""
    commune: str = ""
    district: str = ""
    province: str = ""
    communes_today: tuple[str, ...] = ()
    province_today: str = ""
    standards: tuple[str, ...] = ()
    story: str = ""
    price_from: int | None = None
    valid: bool | None = None
    popularity: int = 0


class Intent(StrEnum):
    """What a person wants with their message."""

    FIND = "find"
    CONTACT = "contact"
    PRICE = "price"
    BULK = "bulk"
    EVENT = "event"
    GREETING = "greeting"
    THANKS = "thanks"
    ABOUT = "about"
    """What OCOP is, who answers."""
    STARS = "stars"
    """What a number of stars means."""
    DELIVERY = "delivery"
    DETAIL = "detail"
    """What only its maker knows of a product: shelf life, invoices, samples, payment."""
    SUPPLY = "supply"
    """To be listed, to sell here."""
    LEAVE = "leave"
    """To get no more news, or to take back that one comes."""
    NEWS = "news"
    """To get news."""
    MINE = "mine"
    """How their own registration stands, their ticket."""
    PRIVACY = "privacy"
    """What is stored of them, and that it be erased."""
    ORGANISERS = "organisers"
    """To complain, or to speak to a person."""
    OTHER = "other"


class PlaceLevel(StrEnum):
    """The rungs a place's name can stand on; the OLD ones ended on 1 July 2025."""

    REGION = "region"
    COMMUNE = "commune"
    PROVINCE = "province"
    OLD_COMMUNE = "old_commune"
    OLD_DISTRICT = "old_district"
    OLD_PROVINCE = "old_province"

    @property
    def is_old(self) -> bool:
        """Whether it ended on that day."""
        return self.value.startswith("old_")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place; `within` tells it from its namesakes (an old district, a province)."""

    level: PlaceLevel
    name: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Facets:
    """Hard filters. A product with no published price passes `price_max`."""

    stars_min: int | None = None
    stars_max: int | None = None
    group: str = ""
    place: PlaceName | None = None
    producer_kind: str = ""
    producer_id: int | None = None
    price_max: int | None = None
    standards: tuple[str, ...] = ()
    valid_only: bool = False


ANY = Facets()  # no filter at all


@dataclass(frozen=True, slots=True)
class Understood:
    """How a query was read.

    `sought` holds the words searched for, accents restored where the catalogue tells; "" where
    there are facets only. `place_choices` is filled when the place is truly ambiguous between
    places that have matching products. `without` tells what is not wanted, as it was said;
    `by_name` that only names tell which products that leaves out.
    """

    sought: str = ""
    facets: Facets = ANY
    place_choices: tuple[PlaceName, ...] = ()
    without: str = ""
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A product found; `score` runs from 0 to 100."""

    document: Document
    score: float


CLEAR_LEAD = 12.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query came to.

    `hits` are the confident matches, best first; empty unless `confident`. `near` holds at most
    five nearest products when not confident; of several things that were asked for, `missing` are
    those that were not found. `ms` is the time spent inside search.
    """

    query: str
    intent: Intent
    confident: bool
    understood: Understood
    hits: tuple[Hit, ...] = ()
    total: int = 0
    near: tuple[Hit, ...] = ()
    missing: str = ""
    ms: float = 0.0

    @property
    def clear(self) -> Hit | None:
        """The one product meant: the only hit, or one well ahead of the second.

        None where something is not wanted that a name need not tell.
        """
        if not self.hits or self.understood.by_name:
            return None
        if not self.understood.sought and self.total > 1:
            return None
        if self.total == 1 or len(self.hits) == 1:
            return self.hits[0]
        first, second = self.hits[:2]
        return first if first.score - second.score >= CLEAR_LEAD else None
