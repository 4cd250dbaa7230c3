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


def downgrade() -> None:
    with op.batch_alter_table("outgoing_message") as table:
        table.drop_column("notice_id")
