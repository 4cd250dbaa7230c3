"""Files from the bot: uploaded, named by file_id or by URL; albums; getFile."""

import secrets
from typing import Any

from webchat.bot_api.call import Call, Result
from webchat.bot_api.call import caption as caption_part
from webchat.entities import formatted
from webchat.entities.links import url_problem
from webchat.errors import WRONG_FILE, bad_request
from webchat.files import LARGEST_DOWNLOAD, content, store_upload, store_url
from webchat.models import Object, StoredFile

ALBUM = range(2, 11)
IN_ALBUMS = frozenset({"photo", "video", "document", "audio"})
IN_EDITS = IN_ALBUMS | {"animation"}
TITLES = {"photo": "Photo", "document": "Document", "video": "Video", "voice": "VoiceNote",
          "audio": "Audio", "animation": "Animation", "sticker": "Sticker",
          "video_note": "VideoNote"}  # fmt: skip


def send_photo(call: Call) -> Result:
    return _send(call, "photo")


def send_document(call: Call) -> Result:
    return _send(call, "document")


def send_video(call: Call) -> Result:
    return _send(call, "video")


def send_voice(call: Call) -> Result:
    return _send(call, "voice")


def send_audio(call: Call) -> Result:
    return _send(call, "audio")


def send_animation(call: Call) -> Result:
    return _send(call, "animation")


def send_sticker(call: Call) -> Result:
    return _send(call, "sticker")


def send_video_note(call: Call) -> Result:
    return _send(call, "video_note")


def _send(call: Call, kind: str) -> Result:
    chat = call.open_chat()
    caption = call.caption()
    file = input_file(call, kind, call.params.values.get(kind), field=kind)
    return call.send(content(file) | caption, chat)


def input_file(call: Call, kind: str, given: Any, field: str = "") -> StoredFile:
    """The file a parameter means: a part of the body, attach://part, a file_id or a URL."""
    uploads = call.params.uploads
    name = given.removeprefix("attach://") if isinstance(given, str) else ""
    if field in uploads and not given:
        name = field
    if name in uploads and (name == field or given.startswith("attach://")):
        file = store_upload(kind, uploads[name])
        file.duration = call.params.integer("duration")
        return call.world.add_file(file)
    if not isinstance(given, str) or not given:
        raise bad_request(f"there is no {kind} in the request")
    if given in call.world.files:
        return _same_kind(call.world.files[given], kind)
    if given.startswith(("http://", "https://")) and not url_problem(given):
        return call.world.add_file(store_url(kind, given))
    raise bad_request(WRONG_FILE)


def _same_kind(file: StoredFile, kind: str) -> StoredFile:
    if file.kind != kind:
        raise bad_request(f"can't use file of type {TITLES[file.kind]} as {TITLES[kind]}")
    return file


def media_body(call: Call, media: Any, allowed: frozenset[str] = IN_EDITS) -> Object:
    """The content of a message from an InputMedia object."""
    kind = str(media.get("type")) if isinstance(media, dict) else ""
    if kind not in allowed:
        raise bad_request("can't parse input media: unsupported input media type specified")
    file = input_file(call, kind, media.get("media"))
    words = formatted(
        media.get("caption") or "", media.get("parse_mode") or "", media.get("caption_entities")
    )
    return content(file) | caption_part(words)


def send_media_group(call: Call) -> Result:
    chat, album = call.open_chat(), call.params.json("media")
    if not isinstance(album, list):
        raise bad_request("can't parse media JSON object")
    if len(album) not in ALBUM:
        raise bad_request("media group must include 2-10 items")
    bodies = [media_body(call, media, IN_ALBUMS) for media in album]
    group = {"media_group_id": str(secrets.randbits(53))}
    return [call.send(body | group, chat) for body in bodies]


def get_file(call: Call) -> Result:
    file = call.world.files.get(call.params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if not file.data:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.data) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.data),
            "file_path": file.path}  # fmt: skip


METHODS = {
    "sendphoto": send_photo,
    "senddocument": send_document,
    "sendvideo": send_video,
    "sendvoice": send_voice,
    "sendaudio": send_audio,
    "sendanimation": send_animation,
    "sendsticker": send_sticker,
    "sendvideonote": send_video_note,
    "sendmediagroup": send_media_group,
    "getfile": get_file,
}
