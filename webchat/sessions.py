"""Who a browser is: a random cookie, of which only the digest is kept.

With personas a session may switch between them (the demo). Without, every new session is a new
person of its own, who reaches nobody else's chats.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from webchat.errors import Refused
from webchat.hub import Event
from webchat.models import Person
from webchat.world import World

COOKIE = "webchat_session"
ONE_YEAR = 365 * 24 * 3600


@dataclass
class Sessions:
    world: World
    personas: Sequence[Person] = ()
    guest_name: str = "Khách"

    def key(self, request: Request) -> str:
        return digest(request.cookies.get(COOKIE, ""))

    def person(self, request: Request) -> Person:
        """Raises Refused (401) for a browser without a session."""
        person = self.of_key(self.key(request))
        if person is None:
            raise Refused("no session", 401)
        return person

    def of_key(self, key: str) -> Person | None:
        return self.world.people.get(self.world.sessions.get(key, 0))

    def open(self, request: Request, response: Response) -> Person:
        """The session's person; a new browser gets a cookie and becomes somebody."""
        person = self.of_key(self.key(request))
        if person is None:
            token = secrets.token_urlsafe(32)
            person = self.personas[0] if self.personas else self._guest(request)
            self._keep(digest(token), person)
            response.set_cookie(
                COOKIE,
                token,
                max_age=ONE_YEAR,
                httponly=True,
                samesite="strict",
                secure=request.url.scheme == "https",
            )
        return person

    def _guest(self, request: Request) -> Person:
        wanted = request.headers.get("accept-language", "vi")[:2].lower()
        return self.world.person(self.guest_name, language_code=wanted)

    def switch(self, request: Request, person_id: int) -> Person:
        """Become another persona; the session's other pages are told."""
        chosen = next((person for person in self.personas if person.id == person_id), None)
        if chosen is None:
            raise Refused("this session cannot become somebody else", 403)
        key, old = self.key(request), self.person(request)
        self._keep(key, chosen)
        self.world.hub.tell_person(old.id, Event("persona", None, {"session": key}))
        return chosen

    def _keep(self, key: str, person: Person) -> None:
        self.world.sessions[key] = person.id
        self.world.store.put("session", key, {"person": person.id})


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def check_origin(request: Request) -> None:
    """Raises Refused (403) for a change that another site may have asked the browser for."""
    origin = request.headers.get("origin")
    if origin and origin.partition("://")[2] != request.headers.get("host"):
        raise Refused("wrong origin", 403)
    as_json = request.headers.get("content-type", "").startswith("application/json")
    if not as_json and "x-requested-with" not in request.headers:
        raise Refused("send JSON, or the header X-Requested-With", 403)
