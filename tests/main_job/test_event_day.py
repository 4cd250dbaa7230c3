"""A whole event, played by twenty people over HTTP, on both databases."""

from benchmarks.event_day.day import play
from catalog.database import Database

FEW = 20


async def test_a_whole_event_keeps_its_promises(sample: Database) -> None:
    stages = await play(sample, FEW)
    assert {stage.name: stage.broken for stage in stages if stage.broken} == {}
    assert stages[2].people == FEW
