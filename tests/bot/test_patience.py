import asyncio

from bot.patience import after


async def test_long_work_is_accompanied_and_short_work_is_not() -> None:
    seen: list[str] = []
    begun = asyncio.Event()

    async def act() -> None:
        seen.append("acted")
        begun.set()

    with after(0, act):
        await begun.wait()
    with after(1000, act):
        await asyncio.sleep(0)
    assert seen == ["acted"]


async def test_its_errors_are_nobodys_and_it_ends_with_the_work() -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def fail() -> None:
        begun.set()
        raise ArithmeticError

    async def linger() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    for act in (fail, linger):
        begun.clear()
        with after(0, act):
            await begun.wait()
    await ended.wait()
