"""The control API: tests in any language make people act, look at calls and plan faults.

Whoever reaches it can do everything, so it is served only where it was asked for.
"""

from dataclasses import asdict, dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from webchat import deeds
from webchat.bodies import read_body
from webchat.deeds import Deed
from webchat.errors import Refused
from webchat.faults import Fault
from webchat.limits import Limits
from webchat.models import Object, Person
from webchat.updates import KINDS
from webchat.views import find_chat
from webchat.world import World

PERSON_FIELDS = frozenset({"first_name", "last_name", "username", "language_code",
                           "phone_number", "role", "id"})  # fmt: skip


@dataclass
class Control:
    world: World

    async def person(self, request: Request) -> Response:
        values = await _json(request)
        if not values.get("first_name") or not values.keys() <= PERSON_FIELDS:
            raise Refused(f"a person has first_name and may have {sorted(PERSON_FIELDS)}")
        return JSONResponse(self.world.person(**values).user())

    async def bot(self, request: Request) -> Response:
        values = await _json(request)
        if not {"token", "username"} <= values.keys():
            raise Refused("a bot has token and username")
        names = {name: values[name] for name in ("first_name", "privacy") if name in values}
        bot = self.world.bot(values["token"], values["username"], **names)
        return JSONResponse(bot.user())

    async def group(self, request: Request) -> Response:
        values = await _json(request)
        bots = [self.world.bot_named(name) for name in values.get("bots", [])]
        kind = values.get("kind", "supergroup")
        person = self._person(values, "creator")
        chat = self.world.group(values.get("title", "Group"), person, *bots, kind=kind)
        return JSONResponse(chat.card)

    async def act(self, request: Request) -> Response:
        """Any act of the page as any person: {person, do, chat, …}; files as a multipart body."""
        values, uploads = await read_body(request.scope, request.receive)
        name = values.pop("do", "")
        act = deeds.IN_CHAT.get(name) or deeds.ELSEWHERE.get(name)
        if act is None:
            raise Refused(f"do is one of {[*deeds.IN_CHAT, *deeds.ELSEWHERE]}")
        person = self._person(values, "person")
        values.pop("person")
        address = str(
            values.get("chat", "") if name in deeds.ELSEWHERE else values.pop("chat", "")
        )
        return JSONResponse(await act(Deed(self.world, person, values, address, uploads)))

    async def update(self, request: Request) -> Response:
        """Any update at all, as it stands: {bot, kind, content}."""
        values = await _json(request)
        if values.get("kind") not in KINDS or not isinstance(values.get("content"), dict):
            raise Refused(f"kind is one of {sorted(KINDS)}, content an object")
        bot = self.world.bot_named(values.get("bot", ""))
        self.world.updates[bot.id].add(values["kind"], values["content"])
        return JSONResponse({"update_id": bot.next_update_id - 1})

    async def transcript(self, request: Request) -> Response:
        person = self._person(dict(request.query_params), "person")
        chat = find_chat(self.world, person, request.path_params["chat"])
        return JSONResponse({"messages": list(chat.messages.values())})

    async def calls(self, request: Request) -> Response:
        calls = self.world.calls.of(request.query_params.get("method", ""))
        return JSONResponse({"calls": [call.shown() for call in calls]})

    async def wait(self, request: Request) -> Response:
        """Hold until a method was called so many times: {method, count, timeout}."""
        values = await _json(request)
        count, seconds = int(values.get("count", 1)), float(values.get("timeout", 5))
        try:
            calls = await self.world.calls.wait(values.get("method", ""), count, seconds)
        except TimeoutError as error:
            raise Refused(str(error), 408) from None
        return JSONResponse({"calls": [call.shown() for call in calls]})

    async def faults(self, request: Request) -> Response:
        return JSONResponse({"faults": [asdict(fault) for fault in self.world.faults.planned]})

    async def plan(self, request: Request) -> Response:
        values = await _json(request)
        try:
            fault = self.world.faults.add(Fault(**values))
        except TypeError as error:
            raise Refused(str(error)) from None
        return JSONResponse(asdict(fault))

    async def forgive(self, request: Request) -> Response:
        self.world.faults.clear()
        return JSONResponse({})

    async def settings(self, request: Request) -> Response:
        """{latency: seconds, limits: true or false}."""
        values = await _json(request)
        if "latency" in values:
            self.world.latency = float(values["latency"])
        if "limits" in values:
            self.world.limits = Limits(self.world.clock) if values["limits"] else None
        return JSONResponse({"latency": self.world.latency, "limits": bool(self.world.limits)})

    async def reset(self, request: Request) -> Response:
        self.world.reset()
        return JSONResponse({})

    def _person(self, values: dict[str, Any], name: str) -> Person:
        number = str(values.get(name, ""))
        person = self.world.people.get(int(number)) if number.isdigit() else None
        if person is None:
            raise Refused(f"{name} is nobody's id", 404)
        return person

    def routes(self) -> list[Route]:
        return [
            Route("/people", self.person, methods=["POST"]),
            Route("/bots", self.bot, methods=["POST"]),
            Route("/groups", self.group, methods=["POST"]),
            Route("/act", self.act, methods=["POST"]),
            Route("/updates", self.update, methods=["POST"]),
            Route("/chats/{chat}/messages", self.transcript),
            Route("/calls", self.calls),
            Route("/calls/wait", self.wait, methods=["POST"]),
            Route("/faults", self.faults),
            Route("/faults", self.plan, methods=["POST"]),
            Route("/faults", self.forgive, methods=["DELETE"]),
            Route("/settings", self.settings, methods=["POST"]),
            Route("/reset", self.reset, methods=["POST"]),
        ]


async def _json(request: Request) -> Object:
    values, _ = await read_body(request.scope, request.receive)
    return values
