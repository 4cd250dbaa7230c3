"""Catalogues of any size out of real names: one product's beginning with another's end."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from catalog.search import Document

HEAD = 3  # words that mostly say what a product is; what follows mostly says whose


def recombined(documents: Sequence[Document], size: int, seed: int = 7) -> Iterator[Document]:
    """`size` products: the real ones first, then new ones put together from their parts."""
    chance = random.Random(seed)
    for number in range(size):
        if number < len(documents):
            yield replace(documents[number], id=number)
        else:
            yield _combined(number, documents, chance)


def _combined(number: int, documents: Sequence[Document], chance: random.Random) -> Document:
    head, tail, home = (chance.choice(documents) for _ in range(3))
    words = head.name.split()[:HEAD] + tail.name.split()[-chance.randint(1, 3) :]
    return replace(
        home,
        id=number,
        code=f"R{number:07}",
        name=" ".join(words),
        other_names=(),
        group=head.group,
        stars=chance.choice((3, 3, 3, 4, 4, 5)),
        producer=f"{home.producer} {tail.name.split()[-1]}".strip(),
        producer_id=number // 3,
        popularity=chance.randrange(100),
    )
