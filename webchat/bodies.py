"""Request bodies in every form that clients send: urlencoded, JSON or multipart."""

import json
from collections.abc import AsyncGenerator
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.types import Receive, Scope

from webchat.errors import ApiError, bad_request
from webchat.files import LARGEST_UPLOAD, Upload
from webchat.models import Object

LARGEST_BODY = LARGEST_UPLOAD + 1_000_000
Body = tuple[dict[str, Any], dict[str, Upload]]


async def read_body(scope: Scope, receive: Receive) -> Body:
    """The values of query string and body together, and the uploaded files by field.

    Raises ApiError (400, 413) for what cannot be read.
    """
    values: dict[str, Any] = {}
    if scope["query_string"]:
        values.update(_pairs(scope["query_string"]))
    kind = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
    if kind.startswith(b"multipart/"):
        return await _multipart(values, Headers(scope=scope), receive)
    body = b"".join([part async for part in _parts(receive)])
    if kind.startswith(b"application/json"):
        values.update(_object(body))
    elif body:
        values.update(_pairs(body))
    return values, {}


def _pairs(raw: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(raw.decode(), keep_blank_values=True, errors="strict")
    except ValueError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _object(body: bytes) -> Object:
    try:
        values = json.loads(body or b"{}")
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise bad_request("can't parse JSON encoded request body")
    return values


async def _parts(receive: Receive) -> AsyncGenerator[bytes, None]:
    more = True
    size = 0
    while more:
        message = await receive()
        part = message.get("body", b"")
        size += len(part)
        if size > LARGEST_BODY:
            raise ApiError(413, "Request Entity Too Large")
        yield part
        more = message.get("more_body", False)


async def _multipart(values: dict[str, Any], headers: Headers, receive: Receive) -> Body:
    parser = MultiPartParser(headers, _parts(receive), max_part_size=LARGEST_UPLOAD)
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError):
        raise bad_request("can't parse multipart request body") from None
    uploads = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            data = await value.read()
            uploads[name] = Upload(value.filename or name, data, value.content_type or "")
        else:
            values[name] = value
    await form.close()
    return values, uploads
