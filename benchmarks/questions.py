"""What people ask in benchmarks: products of the sample, by their names or in sentences."""

import random
from itertools import product

from catalog.importing import SAMPLE
from catalog.search import documents_from_csv

BEFORE = (
    "",
    "cho mình hỏi ",
    "cho em hỏi ",
    "tìm ",
    "mình muốn mua ",
    "bên mình có ",
    "cần tìm ",
    "em cần mua ",
    "mình đang tìm ",
    "cho hỏi bên mình có bán ",
)
AFTER = (
    "",
    " giá bao nhiêu",
    " không ạ",
    " còn hàng không",
    " bao nhiêu tiền một hộp",
    " nhé",
    " với ạ",
    " giá sỉ thế nào",
)
Question = tuple[str, str]
"""What is asked, and the product that the answer is to name."""


def names() -> list[Question]:
    """Few, which come round soon: most were asked a moment ago."""
    found = sorted({document.name for document in documents_from_csv(SAMPLE)})
    return [(name, name) for name in found]


def sentences() -> list[Question]:
    """Some six thousand, no two alike, in an order without any."""
    said = [
        (f"{before}{name}{after}", name)
        for (name, _), before, after in product(names(), BEFORE, AFTER)
    ]
    random.Random(1).shuffle(said)  # the same each time
    return said
