"""A bot's updates: kept until confirmed, handed out by long polling or to a webhook.

An update leaves the queue only when getUpdates names a higher offset or the webhook answered
2xx; until then it is handed out again.
"""

import asyncio
from dataclasses import dataclass, field

from webchat.errors import ApiError, conflict
from webchat.models import Bot, Object
from webchat.store import Store
from webchat.waiting import Signal

ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KINDS = ON_REQUEST | {
    "message", "edited_message", "channel_post", "edited_channel_post", "inline_query",
    "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query", "poll",
    "poll_answer", "my_chat_member", "chat_join_request",
}  # fmt: skip
LONGEST_WAIT = 50.0
OTHER_POLL = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
    "webhook first"
)


@dataclass
class UpdateQueue:
    bot: Bot
    store: Store
    pending: dict[int, Object] = field(default_factory=dict)
    changed: Signal = field(default_factory=Signal)
    """Fires when an update arrives, a call begins to be held or a webhook has had its try."""
    _poll: asyncio.Future[None] | None = None

    @property
    def held(self) -> bool:
        """Whether a call is being held until something arrives."""
        return self._poll is not None and not self._poll.done()

    def wants(self, kind: str) -> bool:
        if self.bot.allowed_updates:
            return kind in self.bot.allowed_updates
        return kind not in ON_REQUEST

    def add(self, kind: str, content: Object) -> None:
        if not self.wants(kind):
            return
        update_id = self.bot.next_update_id
        self.bot.next_update_id += 1
        update = {"update_id": update_id, kind: content}
        self.pending[update_id] = update
        self.store.put("bot", self.bot.token, self.bot)
        self.store.put("update", f"{self.bot.id}:{update_id}", update)
        self._end_poll(None)
        self.changed.fire()

    def confirm(self, update_id: int) -> None:
        if self.pending.pop(update_id, None) is not None:
            self.store.drop("update", f"{self.bot.id}:{update_id}")

    def clear(self) -> None:
        for update_id in list(self.pending):
            self.confirm(update_id)

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Object]:
        """Hold the call until something arrives; an older call still held gets a 409."""
        if self.bot.webhook:
            raise conflict(WEBHOOK_ACTIVE)
        self._confirm_before(offset)
        if not self.pending and seconds > 0:
            self._end_poll(conflict(OTHER_POLL))
            self._poll = waiter = asyncio.get_running_loop().create_future()
            self.changed.fire()
            try:
                await asyncio.wait_for(waiter, min(seconds, LONGEST_WAIT))
            except TimeoutError:
                return []
            finally:
                if self._poll is waiter:
                    self._poll = None
        return [update for update, _ in zip(self.pending.values(), range(limit), strict=False)]

    def _confirm_before(self, offset: int) -> None:
        known = list(self.pending)
        first = offset if offset >= 0 else (known[offset:] or [0])[0]
        for update_id in known:
            if update_id < first:
                self.confirm(update_id)

    def _end_poll(self, error: ApiError | None) -> None:
        if self._poll and not self._poll.done():
            if error:
                self._poll.set_exception(error)
            else:
                self._poll.set_result(None)
        self._poll = None

    def webhook_changed(self) -> None:
        self._end_poll(conflict("terminated by setWebhook request"))
        self.changed.fire()
