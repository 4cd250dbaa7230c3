"""Messages know the notice that they tell; half-filled registrations are kept beside a draft."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outgoing_message") as table:
        table.add_column(sa.Column("notice_id", sa.Integer, nullable=True))
    op.create_table(
        "unfinished_form",
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("chat_id", sa.BigInteger, primary_key=True),
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), primary_key=True),
        sa.Column("side", sa.String(32), primary_key=True),
        sa.Column("data", sa.JSON, nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_unfinished_form_event_id", "unfinished_form", ["event_id"])


def downgrade() -> None:
    op.drop_table("unfinished_form")
    with op.batch_alter_table("outgoing_message") as table:
        table.drop_column("notice_id")
