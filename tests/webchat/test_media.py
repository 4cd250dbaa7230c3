"""Files up and down: by upload, by file_id, by URL; albums."""

import json
import struct
from typing import Any

import httpx
import pytest

from tests.webchat.conftest import PNG, TOKEN, Api
from webchat import acts, files
from webchat.files import Upload, image_size, image_type, store_upload
from webchat.models import Chat, Person
from webchat.world import World

JPEG = (
    b"\xff\xd8\xff\xe0\x00\x04ab"  # a segment to skip
    b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 200, 300) + b"\x03rest"
)
GIF = b"GIF89a" + struct.pack("<HH", 20, 30)


def png(width: int, height: int) -> bytes:
    return PNG[:16] + struct.pack(">II", width, height) + PNG[24:]


async def upload(
    client: httpx.AsyncClient, method: str, parts: dict[str, bytes], **fields: Any
) -> httpx.Response:
    uploads = {name: (f"{name}.jpg", data, "image/jpeg") for name, data in parts.items()}
    return await client.post(f"/bot{TOKEN}/{method}", data=fields, files=uploads)


async def test_a_photo_goes_up_and_comes_down_unchanged(
    client: httpx.AsyncClient, api: Api, chat: Chat
) -> None:
    answer = await upload(client, "sendPhoto", {"photo": PNG}, chat_id=chat.id, caption="Kẹo")
    message = answer.json()["result"]
    (photo,) = message["photo"]
    assert (photo["width"], photo["height"], photo["file_size"]) == (320, 240, len(PNG))
    assert message["caption"] == "Kẹo"
    file = await api("getFile", file_id=photo["file_id"])
    assert file["file_path"].startswith("photos/")
    down = await client.get(f"/file/bot{TOKEN}/{file['file_path']}")
    assert down.content == PNG
    assert (await client.get(f"/file/bot{TOKEN}/photos/other.jpg")).status_code == 404
    assert (await client.get("/file/bot2:x/photos/other.jpg")).status_code == 401


async def test_a_file_id_sends_it_again_but_only_as_what_it_is(
    client: httpx.AsyncClient, api: Api, chat: Chat
) -> None:
    answer = await upload(client, "sendPhoto", {"photo": PNG}, chat_id=chat.id)
    file_id = answer.json()["result"]["photo"][-1]["file_id"]
    again = await api("sendPhoto", chat_id=chat.id, photo=file_id)
    assert again["photo"][0]["file_id"] == file_id
    refusal = await api.refused("sendDocument", chat_id=chat.id, document=file_id)
    assert refusal == "Bad Request: can't use file of type Photo as Document"


async def test_a_url_is_remembered_and_never_fetched(api: Api, chat: Chat, world: World) -> None:
    url = "https://ocop.vn/keo.jpg?size=2"
    message = await api("sendPhoto", chat_id=chat.id, photo=url)
    file_id = message["photo"][0]["file_id"]
    assert "url" not in message["photo"][0]
    assert (world.files[file_id].url, world.files[file_id].name) == (url, "keo.jpg")
    refusal = await api.refused("getFile", file_id=file_id)
    assert refusal == "Bad Request: wrong file_id or the file is temporarily unavailable"


@pytest.mark.parametrize(
    "kind", ["document", "video", "voice", "audio", "animation", "sticker", "video_note"]
)
async def test_every_kind_of_file(client: httpx.AsyncClient, chat: Chat, kind: str) -> None:
    method = "send" + kind.title().replace("_", "")
    answer = await upload(client, method, {kind: b"data"}, chat_id=chat.id, duration=3)
    message = answer.json()["result"]
    assert message[kind]["file_size"] == 4
    assert message[kind].get("duration", 3) == 3
    assert ("document" in message) == (kind in {"document", "animation"})


async def test_an_attached_part(client: httpx.AsyncClient, chat: Chat) -> None:
    fields = {"chat_id": chat.id, "photo": "attach://mine"}
    answer = await upload(client, "sendPhoto", {"mine": JPEG}, **fields)
    (photo,) = answer.json()["result"]["photo"]
    assert (photo["width"], photo["height"]) == (300, 200)


async def test_an_album(client: httpx.AsyncClient, api: Api, chat: Chat) -> None:
    media = [
        {"type": "photo", "media": "attach://one", "caption": "<b>a</b>", "parse_mode": "HTML"},
        {"type": "photo", "media": "https://ocop.vn/b.jpg"},
    ]
    fields = {"chat_id": chat.id, "media": json.dumps(media)}
    answer = await upload(client, "sendMediaGroup", {"one": PNG}, **fields)
    first, second = answer.json()["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption_entities"] == [{"type": "bold", "offset": 0, "length": 1}]


@pytest.mark.parametrize(
    ("media", "reason"),
    [
        ({}, "can't parse media JSON object"),
        ([], "media group must include 2-10 items"),
        ([{"type": "photo", "media": "https://ocop.vn/b.jpg"}] * 11,
         "media group must include 2-10 items"),
        ([{"type": "sticker", "media": "x"}] * 2,
         "can't parse input media: unsupported input media type specified"),
        ([{"type": ["x"]}] * 2, "can't parse input media: unsupported input media type specified"),
        ([{"type": "photo", "media": "https://ocop.vn/b.jpg", "caption": 5}] * 2,
         "can't parse entities: expected a String"),
        ([1, 2], "can't parse input media: unsupported input media type specified"),
    ],
)  # fmt: skip
async def test_albums_that_are_refused(api: Api, chat: Chat, media: Any, reason: str) -> None:
    refusal = await api.refused("sendMediaGroup", chat_id=chat.id, media=media)
    assert refusal == f"Bad Request: {reason}"


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({}, "there is no photo in the request"),
        ({"photo": ""}, "there is no photo in the request"),
        ({"photo": "AgACAgUAAxkBAAI"}, "wrong file identifier/HTTP URL specified"),
        ({"photo": "http://localhost/x"}, "wrong file identifier/HTTP URL specified"),
        ({"photo": "attach://missing"}, "wrong file identifier/HTTP URL specified"),
        (
            {"photo": "https://ocop.vn/a.jpg", "caption": "x" * 1025},
            "message caption is too long",
        ),
    ],
)
async def test_photos_that_are_refused(
    api: Api, chat: Chat, params: dict[str, str], reason: str
) -> None:
    refusal = await api.refused("sendPhoto", chat_id=chat.id, **params)
    assert refusal == f"Bad Request: {reason}"
    assert await api.refused("getFile", file_id="x") == "Bad Request: invalid file_id"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Bad Request: file must be non-empty"),
        (b"no picture", "Bad Request: IMAGE_PROCESS_FAILED"),
        (png(9000, 2000), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (png(2100, 100), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_uploads_that_are_no_photos(
    client: httpx.AsyncClient, chat: Chat, data: bytes, reason: str
) -> None:
    answer = await upload(client, "sendPhoto", {"photo": data}, chat_id=chat.id)
    assert (answer.status_code, answer.json()["description"]) == (400, reason)


async def test_large_files(
    client: httpx.AsyncClient,
    api: Api,
    world: World,
    lan: Person,
    chat: Chat,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "LARGEST_PHOTO", 10)
    answer = await upload(client, "sendPhoto", {"photo": PNG}, chat_id=chat.id)
    assert answer.status_code == 413
    assert answer.json()["description"] == "Request Entity Too Large"
    message = acts.send_file(world, lan, chat, "document", Upload("a", b"x" * 20_000_001))
    refusal = await api.refused("getFile", file_id=message["document"]["file_id"])
    assert refusal == "Bad Request: file is too big"


@pytest.mark.parametrize(
    ("data", "size", "kind"),
    [
        (PNG, (320, 240), "image/png"),
        (JPEG, (300, 200), "image/jpeg"),
        (GIF, (20, 30), "image/gif"),
        (b"RIFF....WEBP", (800, 600), "image/webp"),
        (b"\xff\xd8\xff", (800, 600), "image/jpeg"),
        (b"text", (800, 600), ""),
    ],
)
def test_pictures_are_measured(data: bytes, size: tuple[int, int], kind: str) -> None:
    assert image_size(data) == size
    assert image_type(data) == kind


def test_names_do_not_reach_the_path() -> None:
    stored = store_upload("document", Upload("../../a.p/f", b"x"))
    assert stored.path.startswith("documents/file_")
    assert stored.path.count("/") == 1
    assert store_upload("document", Upload("báo giá.xlsx", b"x")).path.endswith(".xlsx")
