"""Codes: the short public names of products and producers, for links and posters."""

import base64
import hashlib
from collections.abc import Collection, Iterable

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.producers import Producer
from catalog.products import Product

AT_ONCE = 500


def code_of(key: str, attempt: int = 0) -> str:
    """Eight of a–z and 2–7 that always follow from the key; others at each further attempt."""
    text = f"{key}\n{attempt}" if attempt else key
    digest = hashlib.blake2s(text.encode(), digest_size=5).digest()
    return base64.b32encode(digest).decode().lower()


async def free_codes(
    session: AsyncSession,
    table: type[Product] | type[Producer],
    keys: Iterable[str],
    reserved: Collection[str] = (),
) -> dict[str, str]:
    """A code for each key that no row has and no other key gets; not one of `reserved`."""
    found: dict[str, str] = {}
    used = set(reserved)
    attempt, waiting = 0, list(dict.fromkeys(keys))
    while waiting:
        wanted = {key: code_of(key, attempt) for key in waiting}
        used |= await _taken(session, table, list(wanted.values()))
        for key, code in wanted.items():
            if code not in used:
                found[key] = code
                used.add(code)
        attempt, waiting = attempt + 1, [key for key in waiting if key not in found]
    return found


async def _taken(
    session: AsyncSession, table: type[Product] | type[Producer], codes: list[str]
) -> set[str]:
    taken: set[str] = set()
    for at in range(0, len(codes), AT_ONCE):
        query = select(table.code).where(col(table.code).in_(codes[at : at + AT_ONCE]))
        taken |= set(await session.exec(query))
    return taken
