"""The people's side over HTTP: the page's own API, with sessions, apart from the bot's side."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from webchat import deeds
from webchat.bodies import read_body
from webchat.deeds import Deed
from webchat.errors import Refused
from webchat.models import Object
from webchat.sessions import Sessions, check_origin
from webchat.stream import stream
from webchat.views import bot_view, chat_view, find_chat, messages_view, persona_view
from webchat.world import World

SAFE_TYPES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


@dataclass
class People:
    world: World
    sessions: Sessions

    async def me(self, request: Request) -> Response:
        answer = JSONResponse({})
        person = self.sessions.open(request, answer)
        personas = self.sessions.personas
        answer.body = answer.render(
            {
                "persona": persona_view(person),
                "personas": [persona_view(persona) for persona in personas],
                "bots": [bot_view(bot, person) for bot in self.world.bots.values()],
                "switchable": bool(personas),
            }
        )
        answer.headers["content-length"] = str(len(answer.body))
        return answer

    async def switch(self, request: Request) -> Response:
        deed = await self._deed(request)
        person = self.sessions.switch(request, deed.integer("id"))
        return JSONResponse({"persona": persona_view(person)})

    async def chats(self, request: Request) -> Response:
        person = self.sessions.person(request)
        chats = list(self.world.chats_with(person))
        return JSONResponse([chat_view(self.world, chat, person) for chat in chats])

    async def messages(self, request: Request) -> Response:
        person = self.sessions.person(request)
        chat = find_chat(self.world, person, request.path_params["chat"])
        asked = Deed(self.world, person, dict(request.query_params))
        before = asked.integer("before") if "before" in asked.values else 0
        limit = asked.integer("limit") if "limit" in asked.values else 50
        return JSONResponse(messages_view(self.world, chat, person, before, limit))

    async def events(self, request: Request) -> Response:
        self.sessions.person(request)
        events = stream(self.world, self.sessions, self.sessions.key(request))
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(events, media_type="text/event-stream", headers=headers)

    async def file(self, request: Request) -> Response:
        """Images as themselves; anything else only as a download."""
        person = self.sessions.person(request)
        file = self.world.files.get(request.path_params["file_id"])
        if file is None or not file.data or not self.world.may_read(person, file):
            raise Refused("there is no such file", 404)
        if file.mime_type in SAFE_TYPES:
            return Response(file.data, media_type=file.mime_type)
        headers = {"Content-Disposition": "attachment"}
        return Response(file.data, media_type="application/octet-stream", headers=headers)

    def doing(self, act: Callable[[Deed], Awaitable[Object]]) -> "Endpoint":
        """The endpoint of an act."""

        async def endpoint(request: Request) -> Response:
            return JSONResponse(await act(await self._deed(request)))

        return endpoint

    async def _deed(self, request: Request) -> Deed:
        check_origin(request)
        person = self.sessions.person(request)
        values, uploads = await read_body(request.scope, request.receive)
        values |= {k: v for k, v in request.path_params.items() if k == "message_id"}
        return Deed(self.world, person, values, request.path_params.get("chat", ""), uploads)

    def routes(self) -> list[Route]:
        here = "/chats/{chat}"
        deed = self.doing
        acts = ("contact", "location", "file", "start", "block", "unblock", "leave")
        return [
            Route("/me", self.me),
            Route("/persona", self.switch, methods=["POST"]),
            Route("/chats", self.chats),
            Route("/events", self.events),
            Route("/files/{file_id}", self.file),
            Route(f"{here}/messages", self.messages),
            Route(f"{here}/messages", deed(deeds.say), methods=["POST"]),
            Route(f"{here}/messages/{{message_id}}", deed(deeds.edit), methods=["PUT"]),
            Route(f"{here}/messages/{{message_id}}/press", deed(deeds.press), methods=["POST"]),
            *(Route(f"{here}/{act}", deed(deeds.IN_CHAT[act]), methods=["POST"]) for act in acts),
            Route("/inline", deed(deeds.inline), methods=["POST"]),
            Route("/inline/choose", deed(deeds.choose), methods=["POST"]),
            Route("/groups", deed(deeds.group), methods=["POST"]),
        ]


Endpoint = Callable[[Request], Awaitable[Response]]
