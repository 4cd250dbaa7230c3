"""Events, registrations, what people are to be told, and the roles of those who run them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_events()
    _create_registrations()
    _create_notices()
    _create_roles()


def downgrade() -> None:
    for table in (
        "invitation",
        "desk_role",
        "organiser_role",
        "interest",
        "notice",
        "registered_ware",
        "registration",
        "event_question",
        "event",
    ):
        op.drop_table(table)


def _create_events() -> None:
    op.create_table(
        "event",
        _id(),
        _text("code", 32),
        _text("kind", 32),
        _text("state", 32),
        _text("title", 200),
        _text("text"),
        _text("photo", 500),
        _json("groups"),
        _text("venue", 200),
        _text("address", 300),
        *(
            _text(name, 80)
            for name in ("commune", "district", "province", "commune_today", "province_today")
        ),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        _time("starts_at"),
        _time("ends_at"),
        _time("deadline", nullable=True),
        _number("seats_buyers", nullable=True),
        _number("seats_producers", nullable=True),
        _flag("needs_approval"),
        _number("offer_hours"),
        _json("reminders"),
        _number("revision"),
        _number("last_number"),
        _refers("person", "created_by", nullable=True),
        _time("created_at"),
        sa.UniqueConstraint("code"),
    )
    _index("event", "state", "starts_at", "created_by", "province_today")
    op.create_table(
        "event_question",
        _id(),
        _refers("event"),
        _number("position"),
        _text("kind", 32),
        _text("label_vi", 300),
        _text("label_en", 300),
        _json("options"),
        _flag("required"),
        _text("side", 32, nullable=True),
    )
    _index("event_question", "event_id")


def _create_registrations() -> None:
    op.create_table(
        "registration",
        _id(),
        _refers("event"),
        _refers("person"),
        _text("side", 32),
        _text("state", 32),
        _text("ending", 32, nullable=True),
        _number("number"),
        _time("offered_until", nullable=True),
        _text("ticket", 12),
        _text("name", 100),
        _text("organisation", 200),
        _text("phone", 20),
        _text("place", 120),
        _text("language", 32),
        _refers("consent"),
        _refers("producer", nullable=True),
        _json("answers"),
        _flag("walk_in"),
        _time("checked_in_at", nullable=True),
        _refers("person", "checked_in_by", nullable=True),
        _time("cancelled_at", nullable=True),
        _time("created_at"),
        sa.UniqueConstraint("event_id", "person_id", "side"),
        sa.UniqueConstraint("event_id", "number"),
        sa.UniqueConstraint("ticket"),
    )
    _index("registration", "person_id", "offered_until", "checked_in_by")
    op.create_table(
        "registered_ware",
        _id(),
        _refers("registration"),
        _number("position"),
        _text("text", 200),
        _refers("product", nullable=True),
        _text("product_group", 32, nullable=True),
        _text("amount", 50),
        _text("unit", 30),
        _text("how_often", 50),
        _text("papers", 200),
    )
    _index("registered_ware", "registration_id")


def _create_notices() -> None:
    op.create_table(
        "notice",
        _id(),
        _text("key", 100),
        _text("kind", 32),
        _refers("person"),
        _refers("event"),
        _refers("registration", nullable=True),
        _json("data"),
        _time("due_at"),
        _time("told_at", nullable=True),
        sa.UniqueConstraint("key"),
    )
    _index("notice", "person_id", "event_id", "registration_id", "due_at")
    op.create_table(
        "interest",
        _id(),
        _refers("person"),
        _refers("consent"),
        _text("text", 200),
        _text("kind", 32, nullable=True),
        _text("product_group", 32, nullable=True),
        _text("place", 80),
        _text("side", 32, nullable=True),
        _time("at"),
    )
    _index("interest", "person_id")


def _create_roles() -> None:
    op.create_table("organiser_role", _refers("person", primary_key=True), _time("at"))
    op.create_table(
        "desk_role",
        _refers("person", primary_key=True),
        _refers("event", primary_key=True),
        _time("at"),
    )
    _index("desk_role", "event_id")
    op.create_table(
        "invitation",
        _id(),
        _text("token_hash", 64),
        _text("role", 32),
        _refers("event", nullable=True),
        _refers("person", "invited_by"),
        _time("created_at"),
        _time("expires_at"),
        _refers("person", "used_by", nullable=True),
        _time("used_at", nullable=True),
        _time("revoked_at", nullable=True),
        sa.UniqueConstraint("token_hash"),
    )
    _index("invitation", "invited_by")


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _text(name: str, length: int | None = None, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length) if length else sa.Text(), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON, nullable=False)


def _time(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _refers(
    table: str, name: str = "", *, nullable: bool = False, primary_key: bool = False
) -> sa.Column[int]:
    return sa.Column(
        name or f"{table}_id",
        sa.Integer,
        sa.ForeignKey(f"{table}.id"),
        nullable=nullable,
        primary_key=primary_key,
    )


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])
