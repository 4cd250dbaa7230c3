"""The catalogue, people and what they leave, the inbox and the outbox.

Constraints are named by the convention in `catalog.columns`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_catalogue()
    _create_people()
    _create_what_people_leave()
    _create_traffic()


def downgrade() -> None:
    for table in (
        "received_update",
        "outgoing_message",
        "saved_product",
        "question",
        "need",
        "handover",
        "draft",
        "contact_request",
        "consent",
        "person",
        "recognition",
        "product",
        "producer",
        "catalogue_version",
    ):
        op.drop_table(table)


def _create_catalogue() -> None:
    op.create_table("catalogue_version", _id(), _number("number"))
    op.create_table(
        "producer",
        _id(),
        _text("code", 32),
        _text("name", 200),
        _text("key", 200),
        _text("kind", 32, nullable=True),
        _text("address", 300),
        _json("phones"),
        _text("email", 200),
        _text("zalo", 200),
        _text("website", 300),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        _text("contact_policy", 32),
        _text("story"),
        _text("source", 500),
        *_place(),
        sa.UniqueConstraint("code"),
        sa.UniqueConstraint("key"),
    )
    _index("producer", "province_today")
    op.create_table(
        "product",
        _id(),
        _text("code", 32),
        _text("key", 500),
        _text("name", 200),
        _json("other_names"),
        _text("product_group", 32, nullable=True),
        _refers("producer", nullable=True),
        _json("standards"),
        _text("story"),
        _text("packing", 200),
        sa.Column("price_from", sa.BigInteger),
        sa.Column("price_to", sa.BigInteger),
        _text("minimum_order", 100),
        _text("photo", 500),
        _text("trace_url", 500),
        _text("source", 500),
        _time("created_at"),
        *_place(),
        sa.UniqueConstraint("code"),
        sa.UniqueConstraint("key"),
    )
    _index("product", "producer_id", "product_group", "province_today")
    op.create_table(
        "recognition",
        _id(),
        _refers("product"),
        sa.Column("stars", sa.Integer),
        _text("decision", 100),
        sa.Column("decided_on", sa.Date),
        sa.Column("year", sa.Integer),
        _number("valid_months"),
        _text("source", 500),
        sa.UniqueConstraint("product_id"),
    )


def _create_people() -> None:
    op.create_table(
        "person",
        _id(),
        _text("channel", 20),
        _big("channel_id"),
        _text("language", 32, nullable=True),
        _text("name", 100),
        _text("phone", 20),
        _time("created_at"),
        sa.UniqueConstraint("channel", "channel_id"),
    )
    op.create_table(
        "consent",
        _id(),
        _refers("person"),
        _text("purpose", 32),
        _text("text_version", 20),
        _text("language", 32),
        _time("given_at"),
        _time("withdrawn_at", nullable=True),
    )
    _index("consent", "person_id")


def _create_what_people_leave() -> None:
    op.create_table(
        "contact_request",
        _id(),
        _refers("person"),
        _refers("product"),
        _refers("producer", nullable=True),
        _refers("consent"),
        _text("name", 100),
        _text("phone", 20),
        sa.Column("day", sa.Date, nullable=False),
        _time("at"),
        sa.UniqueConstraint("person_id", "product_id", "day"),
    )
    _index("contact_request", "person_id", "producer_id", "product_id")
    op.create_table(
        "draft",
        _refers("person", primary_key=True),
        _big("chat_id", primary_key=True),
        _text("form", 32),
        _json("data"),
        _time("updated_at"),
    )
    op.create_table(
        "handover",
        _id(),
        _refers("person"),
        _refers("producer"),
        _refers("product"),
        _json("saw"),
        _time("at"),
    )
    _index("handover", "person_id", "producer_id", "product_id", "at")
    op.create_table(
        "need",
        _id(),
        _refers("person"),
        _text("text"),
        _refers("product", nullable=True),
        _text("name", 100),
        _text("phone", 20),
        _refers("consent", nullable=True),
        _time("at"),
    )
    _index("need", "person_id")
    op.create_table(
        "question",
        _id(),
        _refers("person"),
        _big("chat_id"),
        _text("text"),
        _text("intent", 20),
        sa.Column("confident", sa.Boolean, nullable=False),
        _number("hits"),
        _time("at"),
    )
    _index("question", "person_id", "at")
    op.create_table(
        "saved_product",
        _refers("person", primary_key=True),
        _refers("product", primary_key=True),
        _time("at"),
    )


def _create_traffic() -> None:
    op.create_table(
        "received_update",
        _big("update_id", primary_key=True, autoincrement=False),
        _text("state", 32),
        _json("body"),
        _number("tries"),
        _text("error", 2000),
        _time("received_at"),
        _time("due_at"),
    )
    _index("received_update", "state")
    op.create_table(
        "outgoing_message",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        _big("chat_id"),
        _big("update_id", nullable=True),
        _json("reply"),
        _text("state", 32),
        _time("due_at"),
        _time("lease_until", nullable=True),
        _number("tries"),
        _text("error", 500),
        _time("sent_at", nullable=True),
    )
    _index("outgoing_message", "chat_id", "state")


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _text(name: str, length: int | None = None, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length) if length else sa.Text(), nullable=nullable)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _big(name: str, **more: bool) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, **{"nullable": False, **more})  # type: ignore[arg-type]


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON, nullable=False)


def _time(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _refers(table: str, *, nullable: bool = False, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(
        f"{table}_id",
        sa.Integer,
        sa.ForeignKey(f"{table}.id"),
        nullable=nullable,
        primary_key=primary_key,
    )


def _place() -> list[sa.Column[str]]:
    names = ("commune", "district", "province", "commune_today", "province_today")
    return [_text(name, 80) for name in names]


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])
