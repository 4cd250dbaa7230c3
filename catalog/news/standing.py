"""What announcements ask of events: who stands how to one, and who came to it by an announcement.

The only place where the two meet. Each query selects ids of people.
"""

from sqlalchemy import Select, select
from sqlmodel import col

from catalog.matching.events import Side
from catalog.matching.registrations import Registration, Standing
from catalog.news.announcements import Attendance, ButtonPress
from catalog.news.subscribers import Role

STANDINGS = {
    Attendance.REGISTERED: (
        Standing.REGISTERED,
        Standing.CONFIRMED,
        Standing.CHECKED_IN,
        Standing.NO_SHOW,
    ),
    Attendance.WAITING: (Standing.WAITING, Standing.OFFERED),
    Attendance.CHECKED_IN: (Standing.CHECKED_IN,),
    Attendance.NO_SHOW: (Standing.NO_SHOW,),
}


def people_at(event_id: int, attendance: Attendance) -> Select[int | None]:
    """Who stands so to the event."""
    return (
        select(col(Registration.person_id))
        .distinct()
        .where(
            col(Registration.event_id) == event_id,
            col(Registration.state).in_(STANDINGS[attendance]),
        )
    )


def registered_as(role: Role) -> Select[int | None]:
    """Who registered for any event on this side."""
    return select(col(Registration.person_id)).where(col(Registration.side) == Side(role.value))


def registered_after_press(announcement_id: int, button: int, event_id: int) -> Select[int | None]:
    """Who registered for the event after they pressed that button of the announcement."""
    return (
        select(col(Registration.person_id))
        .join(ButtonPress, col(ButtonPress.person_id) == col(Registration.person_id))
        .where(
            col(ButtonPress.announcement_id) == announcement_id,
            col(ButtonPress.button) == button,
            col(Registration.event_id) == event_id,
            col(Registration.created_at) >= col(ButtonPress.at),
        )
    )
