"""Order per lane, messages that nobody waits for and their pace, people who left."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("received_update") as table:
        table.add_column(sa.Column("lane", sa.String(48), nullable=True))
        table.create_index("ix_received_update_lane", ["lane", "state"])
    with op.batch_alter_table("outgoing_message") as table:
        table.add_column(sa.Column("kind", sa.String(32), nullable=False, server_default="reply"))
        table.drop_index("ix_outgoing_message_state")
        table.create_index("ix_outgoing_message_due", ["state", "kind", "due_at"])
    with op.batch_alter_table("outgoing_message") as table:
        table.alter_column("kind", server_default=None)
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "bulk_sender",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("holder", sa.String(32), nullable=False),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("bulk_sender")
    with op.batch_alter_table("person") as table:
        table.drop_column("left_at")
    with op.batch_alter_table("outgoing_message") as table:
        table.drop_index("ix_outgoing_message_due")
        table.create_index("ix_outgoing_message_state", ["state"])
        table.drop_column("kind")
    with op.batch_alter_table("received_update") as table:
        table.drop_index("ix_received_update_lane")
        table.drop_column("lane")
