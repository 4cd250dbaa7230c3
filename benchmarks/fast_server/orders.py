"""What is to be measured, and what was."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be measured; times in seconds. `warm` goes before.

    People ask for products by their names, or (`new`) what nobody asked before.
    """

    people: int
    latency: float
    seconds: float
    pid: int
    warm: float = 1.0
    every: float = 0.0
    hooks: tuple[int, ...] = ()
    each: int = 1
    new: bool = False

    @classmethod
    def of(cls, given: dict[str, str]) -> "Order":
        return cls(
            people=int(given["people"]),
            latency=float(given["latency"]),
            seconds=float(given["seconds"]),
            pid=int(given["pid"]),
            warm=float(given["warm"]),
            every=float(given["every"]),
            hooks=tuple(map(int, filter(None, given["hooks"].split(",")))),
            each=int(given["each"]),
            new=given["new"] == "True",
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """`rate` is answers a second, `pushed` other messages a second; `cpu` is the bot's seconds
    of processor an answer.
    """

    rate: float
    pushed: float
    cpu: float
    p50: float
    p95: float
    answered: int
    wrong: tuple[str, ...]
