"""The catalogue as a whole: its version, which moves with every change, and its counts."""

from catalog.columns import Stored


class CatalogueVersion(Stored, table=True):
    """One row (id 1). A snapshot is stale when `number` has moved on."""

    __tablename__ = "catalogue_version"

    number: int = 0
