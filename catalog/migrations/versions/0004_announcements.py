"""Subscriptions, announcements and their deliveries, saved searches and digests."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outgoing_message") as table:
        table.add_column(sa.Column("message_ids", sa.JSON, nullable=True))
    _create_subscribers()
    _create_announcements()
    _create_alerts()


def downgrade() -> None:
    for name in (
        "digest",
        "saved_search",
        "announcement_press",
        "announcement_delivery",
        "announcement",
        "subscriber_choice",
        "subscriber",
    ):
        op.drop_table(name)
    with op.batch_alter_table("outgoing_message") as table:
        table.drop_column("message_ids")


def _create_subscribers() -> None:
    op.create_table(
        "subscriber",
        _id(),
        _big("chat_id"),
        _text("kind", 32),
        _refers("person"),
        _text("title", 200),
        _text("language", 32),
        _text("role", 32, nullable=True),
        _refers("consent", nullable=True),
        _time("since"),
        _time("stopped_at", nullable=True),
        _time("left_at", nullable=True),
        sa.UniqueConstraint("chat_id"),
    )
    _index("subscriber", "person_id")
    op.create_table(
        "subscriber_choice",
        sa.Column("subscriber_id", sa.Integer, sa.ForeignKey("subscriber.id"), primary_key=True),
        sa.Column("kind", sa.String(32), primary_key=True),
        sa.Column("value", sa.String(200), primary_key=True),
        _time("since"),
        _time("off_at", nullable=True),
    )


def _create_announcements() -> None:
    op.create_table(
        "announcement",
        _id(),
        _text("topic", 32),
        _text("state", 32),
        _json("content"),
        _json("segment"),
        _number("version"),
        _number("amend_below"),
        _time("send_at", nullable=True),
        _time("not_after", nullable=True),
        *(
            _refers("person", name, nullable=True)
            for name in ("created_by", "sent_by", "confirmed_by", "ended_by")
        ),
        _time("created_at"),
        _time("started_at", nullable=True),
        _time("ended_at", nullable=True),
    )
    _index("announcement", "state", "created_by", "sent_by", "confirmed_by", "ended_by")
    op.create_table(
        "announcement_delivery",
        _id(),
        _refers("announcement"),
        _big("chat_id", nullable=True),
        _text("fate", 32),
        _time("due_at"),
        _time("spooled_at", nullable=True),
        _time("sent_at", nullable=True),
        _big("outgoing_id", nullable=True),
        _json("message_ids", nullable=True),
        _text("error", 500),
        _number("version"),
        _big("amend_id", nullable=True),
        _text("amended", 32, nullable=True),
        _time("muted_at", nullable=True),
        sa.UniqueConstraint("announcement_id", "chat_id"),
    )
    _index("announcement_delivery", "chat_id", "outgoing_id", "amend_id")
    op.create_index("ix_announcement_delivery_due", "announcement_delivery", ["fate", "due_at"])
    op.create_table(
        "announcement_press",
        _id(),
        _refers("announcement"),
        _number("button"),
        _refers("person", nullable=True),
        _time("at"),
        sa.UniqueConstraint("announcement_id", "button", "person_id"),
    )
    _index("announcement_press", "person_id")


def _create_alerts() -> None:
    op.create_table(
        "saved_search",
        _id(),
        _refers("person"),
        _refers("consent"),
        _text("text", 200),
        _time("at"),
        _number("last_product_id"),
        _time("due_at"),
    )
    _index("saved_search", "person_id", "due_at")
    op.create_table(
        "digest",
        _id(),
        _refers("person"),
        _text("kind", 32),
        _refers("consent"),
        _number("last_product_id"),
        _time("due_at"),
        sa.UniqueConstraint("person_id", "kind"),
    )
    _index("digest", "due_at")


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _text(name: str, length: int, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _big(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=nullable)


def _json(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.JSON, nullable=nullable)


def _time(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _refers(table: str, name: str = "", *, nullable: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey(f"{table}.id")
    return sa.Column(name or f"{table}_id", sa.Integer, key, nullable=nullable)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])
