"""The buttons of those who are written to. Their codec is in `buttons`.

What switches something says how it is to be (`on`): a second press changes nothing. `here` is 1
under the picture of one's subscriptions, which the answer then changes. `chat` is a group or
channel that one subscribes as its admin, or 0 for oneself.
"""

from dataclasses import dataclass

from handlers.action import Action


@dataclass(frozen=True, slots=True)
class OpenAnnounced(Action):
    """What a button under an announcement leads to; `button` is its number, from 0."""

    tag = "wo"
    announcement_id: int
    button: int


@dataclass(frozen=True, slots=True)
class MuteTopic(Action):
    """Nothing more about this topic: under each announcement."""

    tag = "wm"
    topic: str
    announcement_id: int = 0


@dataclass(frozen=True, slots=True)
class ShowSubscriptions(Action):
    """The picture, or a part of it: "groups", "places", "provinces", "alerts", "chats"."""

    tag = "ws"
    part: str = ""
    chat: int = 0


@dataclass(frozen=True, slots=True)
class AgreeToSubscribe(Action):
    """Consent to hear of a topic, or of all (""); of a product group, or of all."""

    tag = "wa"
    topic: str = ""
    group: str = ""
    chat: int = 0


@dataclass(frozen=True, slots=True)
class SetTopic(Action):
    tag = "wt"
    topic: str
    on: int
    chat: int = 0


@dataclass(frozen=True, slots=True)
class SetGroup(Action):
    tag = "wg"
    group: str
    on: int
    chat: int = 0


@dataclass(frozen=True, slots=True)
class SetPlace(Action):
    """`mark` (`subscribing_places.mark_of`) is of a province, one typed, or one chosen before."""

    tag = "wp"
    mark: str
    on: int
    chat: int = 0


@dataclass(frozen=True, slots=True)
class SetRole(Action):
    """Buyer, producer, or neither ("")."""

    tag = "wr"
    role: str = ""


@dataclass(frozen=True, slots=True)
class StopAll(Action):
    tag = "wx"
    chat: int = 0


@dataclass(frozen=True, slots=True)
class KeepSearch(Action):
    """ "Tell me when there is": about a question asked."""

    tag = "wk"
    question_id: int


@dataclass(frozen=True, slots=True)
class AgreeToAlerts(Action):
    """Consent to be told: of a question's finds, or of a digest."""

    tag = "wy"
    question_id: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class ForgetSearch(Action):
    tag = "wf"
    search_id: int
    here: int = 0


@dataclass(frozen=True, slots=True)
class SetDigest(Action):
    """A kind of weekly digest."""

    tag = "wd"
    kind: str
    on: int
    here: int = 0


SUBSCRIBING: tuple[type[Action], ...] = (
    OpenAnnounced,
    MuteTopic,
    ShowSubscriptions,
    AgreeToSubscribe,
    SetTopic,
    SetGroup,
    SetPlace,
    SetRole,
    StopAll,
    KeepSearch,
    AgreeToAlerts,
    ForgetSearch,
    SetDigest,
)
