"""The whole day, stage by stage."""

from benchmarks.event_day import door, filling, town
from benchmarks.event_day.stages import Day, Stage
from catalog.database import Database

STAGES = (
    filling.interests,
    filling.announcement,
    filling.registrations,
    filling.leaving,
    filling.offers,
    filling.passing_offers,
    filling.other_seats,
    door.reminders,
    door.beginning,
    door.door,
    door.end,
    door.export,
)


async def play(database: Database, people: int) -> list[Stage]:
    """The whole event, on a database with a catalogue; at least 20 people."""
    async with town.opened(database) as opened:
        day = Day(opened, people)
        for stage in STAGES:
            await stage(day)
        return day.stages
