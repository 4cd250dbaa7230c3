"""The step of the registration form that asks for wares: looked for, or brought."""

from catalog.matching.ware_lines import MATCHES, matches
from catalog.matching.wares import Ware
from catalog.search import Document, Facets, SearchIndex
from handlers.matching import sign_up_steps as steps
from handlers.matching.attending_buttons import FillIn
from handlers.matching.sign_up_steps import WARES, Filling
from handlers.pages import page_at
from handlers.replies import Keyboard
from handlers.texts import Texts
from handlers.views.parts import in_rows, pager, short
from handlers.views.sign_up_parts import button, labelled, ware_line


def sought(filling: Filling, index: SearchIndex, texts: Texts) -> tuple[str, Keyboard]:
    """What a buyer looks for, each with what the catalogue knows of it."""
    items = filling.wares
    if not items:
        return texts("sign-up-sought"), ((button("button-skip", filling, "skip", texts),),)
    lines = [
        f"{ware_line(number, ware, texts)}\n   {_known_line(ware, index, texts)}"
        for number, ware in enumerate(items, start=1)
    ]
    html = "\n".join([texts("sign-up-sought-so-far"), *lines, "", texts("sign-up-sought-more")])
    return html, _last_rows(filling, items[-1], index, texts)


def _last_rows(filling: Filling, last: Ware, index: SearchIndex, texts: Texts) -> Keyboard:
    """What may be made clearer of the last line, and on."""
    likely = () if last.product_id else matches(last.text, index)[0][:MATCHES]
    meant = [labelled(f"≈ {short(one.name, 40)}", filling, f"m{one.id}") for one in likely]
    often = [
        button(f"how-often-{one}", filling, f"f{one}", texts)
        for one in steps.HOW_OFTEN
        if not last.how_often
    ]
    end = [
        button("button-without-last", filling, "x", texts),
        button("button-go-on", filling, "done", texts),
    ]
    return in_rows(meant, 1) + in_rows(often, 3) + in_rows(end, 2)


def _known_line(ware: Ware, index: SearchIndex, texts: Texts) -> str:
    product = index.by_id(ware.product_id) if ware.product_id else None
    if product:
        return texts("ware-is", name=product.name)
    found, total = matches(ware.text, index)
    if not found:
        return texts("ware-unknown")
    group = texts.plain(f"group-{ware.group}") if ware.group else "none"
    return texts("ware-many", total=total, group=group)


def brought(filling: Filling, index: SearchIndex, texts: Texts) -> tuple[str, Keyboard]:
    """Which of its products a producer brings: pressed, or typed where they are not listed."""
    items = filling.wares
    chosen = {ware.product_id for ware in items}
    own = _own_products(filling, index)
    size = steps.PRODUCTS_A_PAGE
    page = page_at(int(filling.data.get("page") or 0) + 1, len(own), size)
    listed = tuple(
        (
            labelled(
                f"{'✅' if one.id in chosen else '▫️'} {short(one.name, 42)}", filling, f"t{one.id}"
            ),
        )
        for one in own[page * size : (page + 1) * size]
    )
    turns = [FillIn(filling.event.stored_id, WARES, f"p{max(0, page + n)}") for n in (-1, 1)]
    rows = listed + pager(page, -(-len(own) // size), turns, texts)
    lines = [ware_line(number, ware, texts) for number, ware in enumerate(items, start=1)]
    said = ["", texts("sign-up-brought-so-far"), *lines] if items else []
    html = "\n".join([texts("sign-up-brought", listed="yes" if own else "none"), *said])
    if not items:
        return html, (*rows, (button("button-skip", filling, "skip", texts),))
    end = (
        button("button-without-last", filling, "x", texts),
        button("button-go-on", filling, "done", texts),
    )
    return html, (*rows, end)


def _own_products(filling: Filling, index: SearchIndex) -> list[Document]:
    producer_id = filling.data.get("producer_id")
    if not producer_id:
        return []
    hits, _ = index.browse(Facets(producer_id=producer_id), limit=steps.MOST_PRODUCTS)
    return [hit.document for hit in hits]
