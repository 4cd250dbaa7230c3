"""Which links Telegram accepts, in texts and under buttons."""

import ipaddress
import re
from urllib.parse import urlsplit

from webchat.entities.text import Entity

_HOST = re.compile(r"(?:[\w-]{1,63}\.)+[\w-]{2,63}", re.UNICODE)
_USER_LINK = re.compile(r"tg://user\?id=(\d+)")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
WRONG_URL = "Wrong HTTP URL"
UNSUPPORTED = "Unsupported URL protocol"


def url_problem(url: str) -> str:
    """Why Telegram would refuse the link, or "" if it would not."""
    if not url or any(character.isspace() for character in url):
        return WRONG_URL
    if url.startswith(("tg://", "ton://", "tonsite://")):
        return ""
    if "://" not in url and not _SCHEME.match(url):
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return WRONG_URL
    if parts.scheme.lower() not in {"http", "https"}:
        return UNSUPPORTED
    return "" if _HOST.fullmatch(host) or _is_address(host) else WRONG_URL


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def checked_link(entity: Entity, url: str) -> Entity:
    """The entity with its target; nothing ({}) if the link is not one."""
    if user := _USER_LINK.fullmatch(url):
        who = {"id": int(user[1]), "is_bot": False, "first_name": ""}
        return entity | {"type": "text_mention", "user": who}
    if url_problem(url):
        return {}
    return entity | {"url": url if "://" in url else f"http://{url}"}
