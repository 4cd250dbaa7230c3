"""The buttons of those who come to events. Their codec is in `buttons`."""

from dataclasses import dataclass

from handlers.action import Action


@dataclass(frozen=True, slots=True)
class ShowEvents(Action):
    """Coming events; `kind` and `place` (a `place_key`) narrow them. Page 0 opens a list."""

    tag = "v"
    kind: str = ""
    place: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowEvent(Action):
    tag = "v1"
    event_id: int


@dataclass(frozen=True, slots=True)
class ShowEventMap(Action):
    tag = "vm"
    event_id: int


@dataclass(frozen=True, slots=True)
class SaveEventDate(Action):
    """The event's date as a calendar file."""

    tag = "vc"
    event_id: int


@dataclass(frozen=True, slots=True)
class SignUp(Action):
    """Begin or go on with the form, as `side` of `Side`."""

    tag = "vr"
    event_id: int
    side: str


@dataclass(frozen=True, slots=True)
class AgreeToSignUp(Action):
    """Consent that name, phone and answers go to the event's organisers."""

    tag = "va"
    event_id: int
    side: str


@dataclass(frozen=True, slots=True)
class FillIn(Action):
    """A button of the form: an answer to `step`, or ("back", "skip"…) where to go from it."""

    tag = "vf"
    event_id: int
    step: str
    value: str


@dataclass(frozen=True, slots=True)
class ChangePart(Action):
    """Answer one step of the form again, from the summary."""

    tag = "ve"
    event_id: int
    step: str


@dataclass(frozen=True, slots=True)
class SendSignUp(Action):
    """Send the form that stands in the draft."""

    tag = "vs"
    event_id: int


@dataclass(frozen=True, slots=True)
class ShowMine(Action):
    """All registrations and interests of one's own."""

    tag = "vl"


@dataclass(frozen=True, slots=True)
class ShowStanding(Action):
    tag = "vw"
    registration_id: int


@dataclass(frozen=True, slots=True)
class ShowTicket(Action):
    tag = "vt"
    registration_id: int


@dataclass(frozen=True, slots=True)
class ChangeSignUp(Action):
    tag = "vg"
    registration_id: int


@dataclass(frozen=True, slots=True)
class LeaveEvent(Action):
    """ "I can't come"; asks first unless `sure`."""

    tag = "vx"
    registration_id: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class AnswerOffer(Action):
    """Take (1) or decline (0) the seat that is held."""

    tag = "vo"
    registration_id: int
    accept: int


@dataclass(frozen=True, slots=True)
class AskInterest(Action):
    """Offer to tell of events to come; of this kind first."""

    tag = "vi"
    kind: str = ""


@dataclass(frozen=True, slots=True)
class KeepInterest(Action):
    """Consent to hear of events: of a kind, of all (""), or ("typed") of what was typed."""

    tag = "vj"
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ForgetInterest(Action):
    tag = "vu"
    interest_id: int


ATTENDING: tuple[type[Action], ...] = (
    ShowEvents,
    ShowEvent,
    ShowEventMap,
    SaveEventDate,
    SignUp,
    AgreeToSignUp,
    FillIn,
    ChangePart,
    SendSignUp,
    ShowMine,
    ShowStanding,
    ShowTicket,
    ChangeSignUp,
    LeaveEvent,
    AnswerOffer,
    AskInterest,
    KeepInterest,
    ForgetInterest,
)
