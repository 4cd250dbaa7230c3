"""Buttons: each action is a small frozen dataclass with one codec, at most 64 bytes.

A button's data is `<tag>:<field>:<field>…`. Tags are never used again for something else: old
messages keep their buttons for years. What cannot be read decodes to None, and the screen says so.
Data comes back from outside and can be forged: it names things, it grants nothing.
"""

from dataclasses import Field, astuple, dataclass, fields
from typing import Any

from handlers.action import MOST, small_int
from handlers.action import Action as Action
from handlers.matching.attending_buttons import ATTENDING
from handlers.news.announcing_buttons import ANNOUNCING
from handlers.news.subscribing_buttons import SUBSCRIBING
from handlers.organiser_buttons import ORGANISER_ACTIONS

MAX_DATA_BYTES = 64
MOST_CHAT_ID = 2**52
"""Telegram's ids have at most 52 bits."""


@dataclass(frozen=True, slots=True)
class ShowProduct(Action):
    tag = "p"
    product_id: int


@dataclass(frozen=True, slots=True)
class MoreOfStory(Action):
    tag = "ps"
    product_id: int


@dataclass(frozen=True, slots=True)
class ShowContact(Action):
    tag = "c"
    product_id: int


@dataclass(frozen=True, slots=True)
class AgreeToHandOver(Action):
    """Consent to give name and phone to the producer of this product and to the organisers."""

    tag = "ca"
    product_id: int


@dataclass(frozen=True, slots=True)
class ShowProducer(Action):
    tag = "m"
    producer_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowSimilar(Action):
    tag = "s"
    product_id: int


@dataclass(frozen=True, slots=True)
class SaveProduct(Action):
    tag = "k"
    product_id: int


@dataclass(frozen=True, slots=True)
class ForgetProduct(Action):
    tag = "ku"
    product_id: int


@dataclass(frozen=True, slots=True)
class ShowSaved(Action):
    tag = "kl"
    page: int = 0


@dataclass(frozen=True, slots=True)
class TurnPage(Action):
    """Another page of a question's answer; `place` is the choice among its ambiguous places."""

    tag = "q"
    question_id: int
    page: int
    place: int = -1


@dataclass(frozen=True, slots=True)
class Browse(Action):
    """`by`: "" (the menu), "group", "stars", "place", "producer"; `key` is one of that list."""

    tag = "b"
    by: str = ""
    key: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class LeaveNeed(Action):
    """A need to leave: about a question asked, or a product, or (both 0) anything."""

    tag = "n"
    question_id: int = 0
    product_id: int = 0


@dataclass(frozen=True, slots=True)
class SendNeed(Action):
    """Send the need that stands in the draft."""

    tag = "ns"


@dataclass(frozen=True, slots=True)
class AgreeToCallBack(Action):
    """Consent to give name and phone to the organisers, about a need of one's own."""

    tag = "na"
    need_id: int


@dataclass(frozen=True, slots=True)
class CancelDraft(Action):
    tag = "x"


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Action):
    tag = "l"
    language: str


@dataclass(frozen=True, slots=True)
class EraseMe(Action):
    """Delete what is kept of the person; asks first unless `sure`."""

    tag = "e"
    sure: int = 0


@dataclass(frozen=True, slots=True)
class ShowPrivacy(Action):
    """What is kept of the person."""

    tag = "kp"


@dataclass(frozen=True, slots=True)
class ShowRequests(Action):
    tag = "r"
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowProblems(Action):
    tag = "pr"
    page: int = 0


@dataclass(frozen=True, slots=True)
class TryAgain(Action):
    """Work once more on all that was set aside."""

    tag = "pt"


_ALL: tuple[type[Action], ...] = (
    ShowProduct,
    MoreOfStory,
    ShowContact,
    AgreeToHandOver,
    ShowProducer,
    ShowSimilar,
    SaveProduct,
    ForgetProduct,
    ShowSaved,
    TurnPage,
    Browse,
    LeaveNeed,
    SendNeed,
    AgreeToCallBack,
    CancelDraft,
    ChooseLanguage,
    EraseMe,
    ShowPrivacy,
    ShowRequests,
    ShowProblems,
    TryAgain,
    *ATTENDING,
    *ORGANISER_ACTIONS,
    *SUBSCRIBING,
    *ANNOUNCING,
)
ACTIONS: dict[str, type[Action]] = {action.tag: action for action in _ALL}


def encode(action: Action) -> str:
    """Raises ValueError where the data would not fit or could not be read back."""
    data = ":".join((action.tag, *map(str, astuple(action))))
    if len(data.encode()) > MAX_DATA_BYTES or decode(data) != action:
        raise ValueError(f"not fit for a button: {action}")
    return data


def decode(data: str) -> Action | None:
    """The action of a button's data, or None. Later fields may be missing, as in older buttons."""
    tag, *values = data.split(":")
    action = ACTIONS.get(tag)
    if action is None or len(values) > len(fields(action)):
        return None
    read = [_read(field, value) for field, value in zip(fields(action), values, strict=False)]
    try:
        return None if None in read else action(*read)
    except TypeError:  # an early field is missing
        return None


def _read(field: Field[Any], value: str) -> int | str | None:
    if field.type is not int:
        return value
    return small_int(value, MOST_CHAT_ID if field.name == "chat" else MOST)
