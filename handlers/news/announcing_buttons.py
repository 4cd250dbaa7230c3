"""The buttons of organisers who announce. Rights are asked anew at each press."""

from dataclasses import dataclass

from handlers.action import Action


@dataclass(frozen=True, slots=True)
class ListAnnouncements(Action):
    tag = "al"
    page: int = 0


@dataclass(frozen=True, slots=True)
class NewAnnouncement(Action):
    """With no `topic` it asks for one."""

    tag = "an"
    topic: str = ""


@dataclass(frozen=True, slots=True)
class ShowPosters(Action):
    """Links that subscribe: to all topics, or the one of a topic with its QR code."""

    tag = "ak"
    topic: str = ""


@dataclass(frozen=True, slots=True)
class ShowAnnouncement(Action):
    """Its card, as it is now."""

    tag = "as"
    announcement_id: int


@dataclass(frozen=True, slots=True)
class EditAnnouncement(Action):
    """The parts that can be edited, or the form for one of them."""

    tag = "ae"
    announcement_id: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class ChangeTopic(Action):
    tag = "at"
    announcement_id: int
    topic: str


@dataclass(frozen=True, slots=True)
class AddButton(Action):
    """What a button may lead to (no `kind`), or the form for one of that kind."""

    tag = "ab"
    announcement_id: int
    kind: str = ""
    page: int = 0
    """Of the list to choose from, from 1."""


@dataclass(frozen=True, slots=True)
class PickTarget(Action):
    """A button to this event or product."""

    tag = "ap"
    announcement_id: int
    kind: str
    target: int


@dataclass(frozen=True, slots=True)
class RemoveButton(Action):
    """By its number, and by the version that was seen, in which it has that number."""

    tag = "ar"
    announcement_id: int
    button: int
    version: int


@dataclass(frozen=True, slots=True)
class MoveForm(Action):
    """`move`: "skip", "clear" (the part becomes empty), "event" (of "until")."""

    tag = "af"
    announcement_id: int
    part: str
    move: str


@dataclass(frozen=True, slots=True)
class PreviewAnnouncement(Action):
    """What people get, in each of its languages; `test` to get it as one of them does."""

    tag = "av"
    announcement_id: int
    test: int = 0


@dataclass(frozen=True, slots=True)
class ChooseWhom(Action):
    """The segment, one `part` of it, or (with `value`) a choice in that part."""

    tag = "aw"
    announcement_id: int
    part: str = ""
    value: str = ""
    on: int = 1
    page: int = 0
    """Of the list to choose from, from 1."""


@dataclass(frozen=True, slots=True)
class AskToSend(Action):
    """Whom it reaches, and when it may go."""

    tag = "aq"
    announcement_id: int


@dataclass(frozen=True, slots=True)
class SendAnnouncement(Action):
    """The version that was seen; `at` in minutes since 1970, 0 is now."""

    tag = "ax"
    announcement_id: int
    version: int
    at: int = 0


@dataclass(frozen=True, slots=True)
class ConfirmAnnouncement(Action):
    """A second organiser's yes to the version that they saw."""

    tag = "ay"
    announcement_id: int
    version: int


@dataclass(frozen=True, slots=True)
class MoveAnnouncement(Action):
    """`step`: "back", "pause", "resume", "cancel", "widen", "withdraw"; asks unless `sure`."""

    tag = "am"
    announcement_id: int
    step: str
    sure: int = 0


@dataclass(frozen=True, slots=True)
class CorrectAnnouncement(Action):
    """What is to be corrected in what was sent: a `part`, or all that was changed ("look" at it,
    "apply" it)."""

    tag = "ac"
    announcement_id: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class ShowReport(Action):
    tag = "ag"
    announcement_id: int


@dataclass(frozen=True, slots=True)
class ExportDeliveries(Action):
    """The list of all it went to, as a file."""

    tag = "ad"
    announcement_id: int


ANNOUNCING: tuple[type[Action], ...] = (
    *(ListAnnouncements, NewAnnouncement, ShowPosters, ShowAnnouncement, EditAnnouncement),
    ChangeTopic,
    *(AddButton, PickTarget, RemoveButton, MoveForm, PreviewAnnouncement),
    *(ChooseWhom, AskToSend, SendAnnouncement, ConfirmAnnouncement),
    *(MoveAnnouncement, CorrectAnnouncement, ShowReport, ExportDeliveries),
)
