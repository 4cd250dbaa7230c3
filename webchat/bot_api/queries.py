"""Answers to pressed buttons and inline queries."""

from typing import Any

from webchat.acts import PAYLOAD
from webchat.bot_api.call import Call, Result, caption, text
from webchat.bot_api.media import input_file
from webchat.entities import formatted
from webchat.errors import bad_request
from webchat.files import content, file_ids
from webchat.markup import inline_only
from webchat.models import Object

LONGEST_ANSWER = 200
MOST_RESULTS = 50
URL_FIELDS = {"photo": "photo_url", "document": "document_url", "video": "video_url",
              "audio": "audio_url", "voice": "voice_url", "gif": "gif_url",
              "mpeg4_gif": "mpeg4_url"}  # fmt: skip
ANIMATIONS = frozenset({"gif", "mpeg4_gif"})
FILE_FIELDS = {kind: f"{kind}_file_id" for kind in (*URL_FIELDS, "sticker")} | {
    "mpeg4_gif": "mpeg4_file_id"
}


def answer_callback_query(call: Call) -> Result:
    words, url = call.params.text("text"), call.params.text("url")
    query = call.world.queries.find(call.params.text("callback_query_id"), call.bot.id)
    if len(words) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not url.startswith((f"https://t.me/{call.bot.username}?", "tg://")):
        raise bad_request("URL_INVALID")
    alert = call.params.boolean("show_alert")
    query.answer.set_result({"text": words, "show_alert": alert, "url": url})
    return True


def answer_inline_query(call: Call) -> Result:
    query = call.world.queries.find(call.params.text("inline_query_id"), call.bot.id)
    results = call.params.json("results")
    if not isinstance(results, list):
        raise bad_request("can't parse inline query results JSON object")
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    next_offset = call.params.text("next_offset")
    if len(next_offset.encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    checked = [_result(call, result) for result in results]
    if len({result["id"] for result in checked}) < len(checked):
        raise bad_request("RESULT_ID_DUPLICATE")
    button = _button(call.params.json("button"))
    for result in checked:
        for file_id in file_ids(result["message"]):
            call.world.shown_in[file_id].add(query.chat.key)
    query.answer.set_result({"results": checked, "next_offset": next_offset, "button": button})
    return True


def _button(button: Any) -> Object | None:
    if button is None:
        return None
    if not isinstance(button, dict) or not button.get("text"):
        raise bad_request("can't parse inline query results button")
    if "web_app" not in button and not PAYLOAD.fullmatch(str(button.get("start_parameter", ""))):
        raise bad_request("START_PARAM_INVALID")
    checked: Object = button
    return checked


def _result(call: Call, result: Any) -> Object:
    """The result with `message` added: the body of the message it becomes when chosen."""
    if not isinstance(result, dict) or not isinstance(result.get("type"), str):
        raise bad_request('can\'t parse inline query result: Field "type" must be of type String')
    identifier = result.get("id")
    if not isinstance(identifier, str) or not 1 <= len(identifier.encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    markup = inline_only(result.get("reply_markup"))
    body = _content(call, result)
    return result | {"message": body | ({"reply_markup": markup} if markup else {})}


def _content(call: Call, result: Object) -> Object:
    given = result.get("input_message_content")
    if isinstance(given, dict):
        return _input_content(given)
    kind = result["type"]
    if kind == "article":
        raise bad_request("message content must be specified for the inline query result")
    if kind in {"location", "venue", "contact"}:
        return _input_content(result)
    source = result.get(FILE_FIELDS.get(kind, "")) or result.get(URL_FIELDS.get(kind, ""))
    file = input_file(call, "animation" if kind in ANIMATIONS else kind, source)
    words = formatted(
        result.get("caption") or "", result.get("parse_mode") or "", result.get("caption_entities")
    )
    return content(file) | caption(words)


def _input_content(given: Object) -> Object:
    if "message_text" in given:
        words = formatted(
            str(given["message_text"]), given.get("parse_mode") or "", given.get("entities")
        )
        return text(words)
    if "phone_number" in given:
        names = ("phone_number", "first_name", "last_name")
        return {"contact": {name: given[name] for name in names if name in given}}
    if "latitude" in given and "longitude" in given:
        location = {"latitude": given["latitude"], "longitude": given["longitude"]}
        if "address" not in given:
            return {"location": location}
        place = {
            "location": location,
            "title": given.get("title", ""),
            "address": given["address"],
        }
        return {"venue": place, "location": location}
    raise bad_request("input message content is not specified")


METHODS = {
    "answercallbackquery": answer_callback_query,
    "answerinlinequery": answer_inline_query,
}
