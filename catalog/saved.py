"""Products that a person keeps at hand."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from catalog.columns import UTCDateTime


class SavedProduct(SQLModel, table=True):
    __tablename__ = "saved_product"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    product_id: int = Field(foreign_key="product.id", primary_key=True)
    at: datetime = Field(sa_type=UTCDateTime)
