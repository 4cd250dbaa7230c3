"""Recognition: the decision by which a product carries its stars, and how long it holds."""

from datetime import date, timedelta
from enum import StrEnum

from sqlmodel import Field

from catalog.columns import Stored

VALID_MONTHS = 36
"""From the date of the decision (Decision 148/QĐ-TTg)."""
REMIND_DAYS = 30
"""The issuer reminds the producer at the latest this many days before the end."""


class RecognitionState(StrEnum):
    VALID = "valid"
    """In force."""
    EXPIRES_SOON = "expires_soon"
    """In force, and ending within the time in which the issuer must have reminded."""
    EXPIRED = "expired"
    """Over."""
    UNKNOWN = "unknown"
    """The decision's date was not published: stars can be told, validity cannot."""


class Recognition(Stored, table=True):
    """The newest recognition of a product that its source tells of.

    `year` is the year that a source names where it gives no date: of the decision, the council's
    evaluation or the programme, so it proves nothing about validity.
    """

    product_id: int = Field(foreign_key="product.id", unique=True)
    stars: int | None = Field(default=None, ge=1, le=5)
    decision: str = Field(default="", max_length=100)
    decided_on: date | None = None
    year: int | None = None
    valid_months: int = VALID_MONTHS
    source: str = Field(default="", max_length=500)

    @property
    def valid_until(self) -> date | None:
        """The last day on which it holds; None where the date is unknown."""
        return self.decided_on and _add_months(self.decided_on, self.valid_months)

    def state(self, today: date) -> RecognitionState:
        until = self.valid_until
        if until is None:
            return RecognitionState.UNKNOWN
        if until < today:
            return RecognitionState.EXPIRED
        if until - today <= timedelta(days=REMIND_DAYS):
            return RecognitionState.EXPIRES_SOON
        return RecognitionState.VALID


def _add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    next_month = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), next_month - timedelta(1))
