"""Places: the commune, district and province before 1 July 2025, and today's."""

from sqlmodel import Field, SQLModel


class Located(SQLModel):
    """Where something is made.

    Names stand without their unit word ("Đông Hưng", not "Huyện Đông Hưng"). `commune`, `district`
    and `province` are those before 1 July 2025, as the source published them; the `_today` names
    are filled only where they follow from the old ones without a guess.
    """

    commune: str = Field(default="", max_length=80)
    district: str = Field(default="", max_length=80)
    province: str = Field(default="", max_length=80)
    commune_today: str = Field(default="", max_length=80)
    province_today: str = Field(default="", max_length=80, index=True)
