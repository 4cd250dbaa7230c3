"""What states a facet in a query: the words that do, and what they state."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.search.types import ANY, Facets, PlaceName
from catalog.search.words import Role, Span

IN_PASSING = {Role.CHATTER, Role.INTENT, Role.BUYER_PLACE, Role.SHORTHAND, Role.PLACE_UNIT}


@dataclass(frozen=True, slots=True)
class FacetSpan:
    """Tokens that state a facet; several `places` where a name is shared.

    `nowhere` is a place that no product comes from. `explicit` when said as such ("xã X", "ở
    X"), `context` when it speaks of the buyer ("giao về Nam Định") or asks rather than states
    ("có phải 4 sao không").
    """

    start: int
    end: int
    facets: Facets = ANY
    places: tuple[PlaceName, ...] = ()
    explicit: bool = True
    context: bool = False
    nowhere: PlaceName | None = None

    @property
    def is_place(self) -> bool:
        """Whether it speaks of a place, with products or without."""
        return bool(self.places) or self.nowhere is not None

    @property
    def is_fact(self) -> bool:
        """Whether only a fact can satisfy it: words in a name do not."""
        facets = self.facets
        return bool(facets.stars_min or facets.stars_max or facets.price_max or facets.valid_only)


def sought_from(length: int, spans: Sequence[Span]) -> int:
    """The first word that is not said in passing."""
    around = {at for s in spans if s.entry.role in IN_PASSING for at in range(s.start, s.end)}
    return next((at for at in range(length) if at not in around), length)
