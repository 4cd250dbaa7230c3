"""Products side by side: what differs under each name, what is the same once, below."""

from collections.abc import Sequence
from datetime import date

from catalog.products import Product, ProductCard
from catalog.recognitions import Recognition
from handlers.buttons import ShowProduct
from handlers.replies import Text, press
from handlers.texts import Texts
from handlers.views.cards import price_line, producer_line
from handlers.views.parts import day, in_rows, place_line, stars_line

Numbered = Sequence[tuple[int, ProductCard]]


def comparison_view(
    numbered: Numbered, *, judged: bool, missing: str, today: date, texts: Texts
) -> Text:
    """`judged`: whether it was asked which is better; `missing`: what was not found."""
    facts = [_facts(card, today, texts) for _, card in numbered]
    differs = [len(set(column)) > 1 for column in zip(*facts, strict=True)]
    lines = [texts("compare", count=len(numbered))]
    for (number, card), told in zip(numbered, facts, strict=True):
        lines += ["", texts("list-row", number=str(number), name=card.product.name)]
        lines += [fact for fact, apart in zip(told, differs, strict=True) if apart and fact]
    same = [fact for fact, apart in zip(facts[0], differs, strict=True) if fact and not apart]
    lines += ["", texts("compare-same"), *same] if same else []
    lines += ["", texts("compare-taste")] if judged else []
    lines += ["", texts("compare-missing", names=missing)] if missing else []
    buttons = [
        press(str(number), ShowProduct(card.product.stored_id)) for number, card in numbered
    ]
    return Text("\n".join(lines), in_rows(buttons, 5))


def _facts(card: ProductCard, today: date, texts: Texts) -> list[str]:
    """The same of each product, in the same order; "" where it is not known and goes unsaid."""
    product, recognition = card.product, card.recognition
    return [
        stars_line(recognition.stars if recognition else None, texts),
        _until(recognition, today, texts),
        producer_line(card.producer, texts),
        _place(product, texts),
        price_line(product, texts) or texts("compare-no-price"),
        texts("card-minimum", minimum=product.minimum_order) if product.minimum_order else "",
        texts("card-standards", standards=", ".join(product.standards))
        if product.standards
        else "",
        texts("card-packing", packing=product.packing) if product.packing else "",
    ]


def _until(recognition: Recognition | None, today: date, texts: Texts) -> str:
    if recognition is None or recognition.valid_until is None:
        if recognition and recognition.year:
            return texts("compare-unknown-year", year=str(recognition.year))
        return texts("compare-unknown")
    until = day(recognition.valid_until, texts.language)
    return texts(f"compare-{recognition.state(today)}", until=until)


def _place(product: Product, texts: Texts) -> str:
    """Today's place; with the old names only where today's commune is not known."""
    if not product.commune_today:
        return place_line(product, texts)
    today = ", ".join(filter(None, (product.commune_today, product.province_today)))
    return texts("card-place", today=today, old="none")
