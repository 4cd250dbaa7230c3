"""The catalogue as a whole: its version, which moves with every change, and its counts."""

from sqlmodel import Field, SQLModel


class CatalogueVersion(SQLModel, table=True):
    """One row (id 1). A snapshot is stale when `number` has moved on."""

    __tablename__ = "catalogue_version"

    id: int = Field(default=1, primary_key=True)
    number: int = 0
