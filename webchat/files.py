"""Files: what was uploaded, what was only named by a URL, and how messages show them."""

import mimetypes
import secrets
import struct
from dataclasses import dataclass

from webchat.errors import ApiError, bad_request
from webchat.models import Object, StoredFile, given

FOLDERS = {
    "photo": "photos", "document": "documents", "video": "videos", "voice": "voice",
    "audio": "music", "animation": "animations", "sticker": "stickers",
    "video_note": "video_notes",
}  # fmt: skip
LARGEST_PHOTO = 10_000_000
LARGEST_UPLOAD = 50_000_000
LARGEST_DOWNLOAD = 20_000_000
IMAGE_TYPES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
}


@dataclass(frozen=True)
class Upload:
    """One part of a multipart body."""

    name: str
    data: bytes
    mime_type: str = ""


def store_upload(kind: str, upload: Upload) -> StoredFile:
    """Refuses what Telegram refuses: nothing, too much, and photos that are none."""
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > (LARGEST_PHOTO if kind == "photo" else LARGEST_UPLOAD):
        raise ApiError(413, "Request Entity Too Large")
    stored = _new(kind, upload.name, upload.mime_type or _guessed(upload.name))
    stored.data = upload.data
    if kind == "photo":
        stored.mime_type = image_type(upload.data)
        if not stored.mime_type:
            raise bad_request("IMAGE_PROCESS_FAILED")
        stored.width, stored.height = _photo_size(upload.data)
    return stored


def store_url(kind: str, url: str) -> StoredFile:
    """A file at an address: remembered as such, never fetched."""
    name = url.split("?")[0].rstrip("/").rpartition("/")[2]
    stored = _new(kind, name, _guessed(name))
    stored.url = url
    stored.width, stored.height = (800, 600) if kind == "photo" else (0, 0)
    return stored


def _new(kind: str, name: str, mime_type: str) -> StoredFile:
    folder = FOLDERS[kind]
    unique = secrets.token_urlsafe(9)
    suffix = ".jpg" if kind == "photo" else _suffix(name)
    path = f"{folder}/file_{secrets.token_hex(6)}{suffix}"
    file_id = f"{kind}-{unique}-{secrets.token_urlsafe(24)}"
    return StoredFile(file_id, unique, kind, path, name, mime_type)


def _suffix(name: str) -> str:
    suffix = name.rpartition(".")[2] if "." in name else ""
    return f".{suffix}" if suffix.isalnum() and suffix.isascii() else ""


def _guessed(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def image_type(data: bytes) -> str:
    return next((mime for magic, mime in IMAGE_TYPES.items() if data.startswith(magic)), "")


def _photo_size(data: bytes) -> tuple[int, int]:
    width, height = image_size(data)
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def image_size(data: bytes) -> tuple[int, int]:
    """Read from the header of a PNG, JPEG or GIF; 800 x 600 when it does not say."""
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
    elif data.startswith(b"GIF8") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
    else:
        width, height = _jpeg_size(data)
    return (width, height) if width and height else (800, 600)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        position += 2 + int(struct.unpack(">H", data[position + 2 : position + 4])[0])
    return 0, 0


def shown(stored: StoredFile) -> Object:
    """The file as a message carries it, under the key `stored.kind`."""
    base: Object = {"file_id": stored.id, "file_unique_id": stored.unique_id}
    base |= given(file_size=len(stored.data))
    if stored.kind == "photo":
        return base | {"width": stored.width, "height": stored.height}
    named = given(file_name=stored.name, mime_type=stored.mime_type)
    if stored.kind == "sticker":
        flags = {"type": "regular", "is_animated": False, "is_video": False}
        return base | flags | {"width": 512, "height": 512}
    if stored.kind == "video_note":
        return base | {"length": stored.width or 240, "duration": stored.duration}
    if stored.kind in {"video", "animation"}:
        size = {"width": stored.width or 640, "height": stored.height or 360}
        return base | named | size | {"duration": stored.duration}
    if stored.kind in {"voice", "audio"}:
        return base | named | {"duration": stored.duration}
    return base | named


def file_ids(message: Object) -> list[str]:
    """The files that a message shows."""
    cards = [message[kind] for kind in FOLDERS if kind in message and kind != "photo"]
    return [card["file_id"] for card in [*cards, *message.get("photo", ())]]


def content(stored: StoredFile) -> Object:
    """The part of a message that shows the file; an animation is also a document."""
    card = shown(stored)
    if stored.kind == "photo":
        return {"photo": [card]}
    if stored.kind == "animation":
        plain = {"width", "height", "duration"}
        return {"animation": card, "document": {k: v for k, v in card.items() if k not in plain}}
    return {stored.kind: card}
