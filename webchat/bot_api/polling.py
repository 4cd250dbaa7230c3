"""How a bot gets its updates: long polling or a webhook; and who it is."""

import re

from webchat.bot_api.call import Call, Result
from webchat.entities.links import url_problem
from webchat.errors import bad_request
from webchat.models import Bot, WebhookSettings
from webchat.updates import KINDS

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def get_me(call: Call) -> Result:
    bot = call.bot
    return bot.user() | {
        "first_name": bot.texts.get("name", {}).get("", bot.first_name),
        "can_join_groups": True,
        "can_read_all_group_messages": not bot.privacy,
        "supports_inline_queries": bot.inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(call: Call) -> Result:
    params = call.params
    _remember_kinds(call)
    return await call.world.updates[call.bot.id].poll(
        params.integer("offset"),
        min(max(params.integer("limit", 100), 1), 100),
        max(params.integer("timeout"), 0),
    )


def _remember_kinds(call: Call) -> None:
    kinds = call.params.json("allowed_updates")
    if kinds is None:
        return
    if not isinstance(kinds, list):
        raise bad_request("can't parse allowed updates JSON object")
    call.bot.allowed_updates = [kind for kind in kinds if kind in KINDS]


def set_webhook(call: Call) -> Result:
    url, secret = call.params.text("url"), call.params.text("secret_token")
    if not url:
        return delete_webhook(call)
    if not _reachable(url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _remember_kinds(call)
    connections = min(max(call.params.integer("max_connections", 40), 1), 100)
    return _use_webhook(call, WebhookSettings(url, secret, connections), call.bot)


def _reachable(url: str) -> bool:
    """Telegram wants https and a public host; this server also takes http on this machine."""
    if url.startswith(("http://127.0.0.1", "http://localhost", "http://[::1]")):
        return True
    return url.startswith("https://") and not url_problem(url)


def delete_webhook(call: Call) -> Result:
    return _use_webhook(call, None, call.bot)


def _use_webhook(call: Call, webhook: WebhookSettings | None, bot: Bot) -> bool:
    queue = call.world.updates[bot.id]
    if call.params.boolean("drop_pending_updates"):
        queue.clear()
    bot.webhook = webhook
    call.world.store.put("bot", bot.token, bot)
    if webhook:
        queue.webhook_changed()
    call.world.webhooks.changed(bot)
    return True


def get_webhook_info(call: Call) -> Result:
    webhook, queue = call.bot.webhook, call.world.updates[call.bot.id]
    info = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue.pending),
    }
    if webhook:
        info["max_connections"] = webhook.max_connections
        info |= call.world.webhooks.last_error(call.bot)
    if call.bot.allowed_updates:
        info["allowed_updates"] = call.bot.allowed_updates
    return info


def log_out(call: Call) -> Result:
    return True


METHODS = {
    "getme": get_me,
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
    "logout": log_out,
    "close": log_out,
}
