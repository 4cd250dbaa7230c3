"""What announcements ask of events: who stands how to one, and who came to it by an announcement.

The only place where the two meet. Each query selects ids of people.
"""

from sqlalchemy import Select, false, select
from sqlmodel import col

from catalog.announcements import Attendance
from catalog.people import Person
from catalog.subscribers import Role


def people_at(event_id: int, attendance: Attendance) -> Select[int | None]:
    """Who stands so to the event."""
    return select(col(Person.id)).where(false())


def registered_as(role: Role) -> Select[int | None]:
    """Who registered for any event on this side."""
    return select(col(Person.id)).where(false())


def registered_after_press(announcement_id: int, button: int, event_id: int) -> Select[int | None]:
    """Who registered for the event after they pressed that button of the announcement."""
    return select(col(Person.id)).where(false())
