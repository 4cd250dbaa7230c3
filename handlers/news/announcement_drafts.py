"""The open form of an announcement: begun, kept, left, and found again."""

from dataclasses import asdict
from typing import Any

from catalog import drafts
from catalog.drafts import Form
from catalog.news.announcements import Announcement, AnnouncementState, Buttons
from handlers.news.announcement_bench import Bench, Data, read_buttons
from handlers.replies import Reply
from handlers.turn import Turn
from handlers.views import announcing_parts as part_views


async def begin(turn: Turn, row: Announcement, part: str, **more: Any) -> list[Reply]:
    """Opens the form for a part, and asks for it."""
    await keep(turn, {"announcement_id": row.stored_id, "part": part, **more})
    return [part_views.ask_view(row, part, turn.texts)]


async def keep(turn: Turn, data: Data) -> None:
    await drafts.open_draft(
        turn.session, turn.person, turn.incoming.chat_id, Form.ANNOUNCEMENT, turn.now, data
    )


async def leave(turn: Turn) -> None:
    await drafts.drop_draft(turn.session, turn.person, turn.incoming.chat_id)


async def open_for(turn: Turn, row: Announcement) -> Data | None:
    """What the form that is open here holds, if it is for this announcement."""
    chat_id = turn.incoming.chat_id
    draft = await drafts.open_form(turn.session, turn.person, chat_id, turn.now)
    if draft is None or draft.form is not Form.ANNOUNCEMENT:
        return None
    return draft.data if draft.data["announcement_id"] == row.id else None


async def bench_of(turn: Turn, row: Announcement) -> Bench:
    data = await open_for(turn, row) or {}
    if row.state is AnnouncementState.DRAFT or "changed" not in data:
        return Bench(row.content.buttons, row.version)
    fixed = data["changed"].get("buttons")
    buttons = row.content.buttons if fixed is None else read_buttons(fixed)
    return Bench(buttons, -1 - data.get("edits", 0), data)


async def keep_fixed(turn: Turn, bench: Bench, buttons: Buttons) -> Bench:
    """Into the form of the correction; nobody's message changes yet."""
    data = bench.correcting or {}
    changed = {**data["changed"], "buttons": [asdict(one) for one in buttons]}
    data = {**data, "part": "fix_buttons", "changed": changed, "edits": data.get("edits", 0) + 1}
    await keep(turn, data)
    return Bench(buttons, -1 - data["edits"], data)
