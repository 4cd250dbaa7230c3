"""An echo bot of aiogram's, as in its examples; runs where aiogram is installed.

Its client gets as many connections as the others have: 100, its default, would be the limit.
"""

import asyncio
import sys

from aiogram import Bot, Dispatcher  # type: ignore[import-not-found]
from aiogram.client.session.aiohttp import AiohttpSession  # type: ignore[import-not-found]
from aiogram.client.telegram import TelegramAPIServer  # type: ignore[import-not-found]
from aiogram.types import Message  # type: ignore[import-not-found]

router = Dispatcher()


@router.message()  # type: ignore[untyped-decorator]
async def say(message: Message) -> None:
    await message.answer(message.text or "")


async def main(server: str) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server), limit=296)
    await router.start_polling(Bot("1:benchmark", session=session))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
