"""The buttons of organisers and of the desk. Rights are asked anew at each press."""

from dataclasses import dataclass

from handlers.action import Action


@dataclass(frozen=True, slots=True)
class Organise(Action):
    """The organisers' menu."""

    tag = "o"


@dataclass(frozen=True, slots=True)
class ListEvents(Action):
    tag = "ol"
    page: int = 0


@dataclass(frozen=True, slots=True)
class NewEvent(Action):
    tag = "on"


@dataclass(frozen=True, slots=True)
class OfEvent(Action):
    """About one event."""

    event_id: int


@dataclass(frozen=True, slots=True)
class ManageEvent(OfEvent):
    tag = "oe"


@dataclass(frozen=True, slots=True)
class PreviewEvent(OfEvent):
    """The event as everybody sees it."""

    tag = "ov"


@dataclass(frozen=True, slots=True)
class MoveEvent(OfEvent):
    """A step of the event: "publish", "close", "reopen", "start", "finish", "cancel"."""

    tag = "os"
    step: str
    sure: int = 0


@dataclass(frozen=True, slots=True)
class EditEvent(OfEvent):
    """The parts that can be edited, or the form for one of them."""

    tag = "ox"
    part: str = ""


@dataclass(frozen=True, slots=True)
class CloneEvent(OfEvent):
    tag = "ok"


@dataclass(frozen=True, slots=True)
class EventChoice(Action):
    """An answer to a step of the form by its button."""

    tag = "oc"
    step: str
    value: str


@dataclass(frozen=True, slots=True)
class EventFormMove(Action):
    """`move`: "back", "skip", "done" (all that is left is skipped), "cancel"."""

    tag = "of"
    step: str
    move: str


@dataclass(frozen=True, slots=True)
class ShowQuestions(OfEvent):
    tag = "oq"


@dataclass(frozen=True, slots=True)
class AddQuestion(OfEvent):
    tag = "oqa"


@dataclass(frozen=True, slots=True)
class RemoveQuestion(OfEvent):
    tag = "oqr"
    question_id: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class ShowOrganisers(Action):
    tag = "oo"


@dataclass(frozen=True, slots=True)
class InviteOrganiser(Action):
    tag = "ooi"


@dataclass(frozen=True, slots=True)
class DismissOrganiser(Action):
    tag = "ood"
    person_id: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class RevokeInvitation(Action):
    tag = "oor"
    invitation_id: int


@dataclass(frozen=True, slots=True)
class ShowDeskStaff(OfEvent):
    tag = "oa"


@dataclass(frozen=True, slots=True)
class InviteDesk(OfEvent):
    tag = "oai"


@dataclass(frozen=True, slots=True)
class DismissDesk(OfEvent):
    tag = "oad"
    person_id: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class ShowSummary(OfEvent):
    tag = "og"


@dataclass(frozen=True, slots=True)
class ListRegistrations(OfEvent):
    """`only`: a side, or "pending" for those who wait for a yes; "" for all."""

    tag = "or"
    page: int = 0
    only: str = ""


@dataclass(frozen=True, slots=True)
class ShowRegistration(Action):
    """`page` and `only`: the list it was opened from; "alike" is that of likely duplicates."""

    tag = "ow"
    registration_id: int
    page: int = 1
    only: str = ""


@dataclass(frozen=True, slots=True)
class ShowGivenFile(Action):
    """The file with which someone answered a question of the event."""

    tag = "owf"
    registration_id: int
    question_id: int
    page: int = 1
    only: str = ""


@dataclass(frozen=True, slots=True)
class Decide(Action):
    """The organisers' "yes" or "no" to a registration; "back" takes a "no" back."""

    tag = "oy"
    registration_id: int
    say: str
    sure: int = 0
    page: int = 1
    only: str = ""


@dataclass(frozen=True, slots=True)
class ShowDuplicates(OfEvent):
    tag = "ou"
    page: int = 1


@dataclass(frozen=True, slots=True)
class Export(OfEvent):
    """`form`: "xlsx" or "csv"."""

    tag = "op"
    form: str


@dataclass(frozen=True, slots=True)
class OpenDesk(OfEvent):
    """Opens the desk, or counts anew."""

    tag = "dk"


@dataclass(frozen=True, slots=True)
class CloseDesk(Action):
    tag = "dx"


@dataclass(frozen=True, slots=True)
class ShowArrival(Action):
    tag = "dp"
    registration_id: int


@dataclass(frozen=True, slots=True)
class CheckIn(Action):
    tag = "di"
    registration_id: int


@dataclass(frozen=True, slots=True)
class UndoCheckIn(Action):
    tag = "du"
    registration_id: int


@dataclass(frozen=True, slots=True)
class WalkIn(OfEvent):
    """Someone without a registration: of which side ("" asks)."""

    tag = "dw"
    side: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmWalkIn(OfEvent):
    """They agreed: the name that was typed."""

    tag = "dc"


@dataclass(frozen=True, slots=True)
class ReleaseSeats(OfEvent):
    tag = "dr"
    sure: int = 0


ORGANISER_ACTIONS: tuple[type[Action], ...] = (
    *(Organise, ListEvents, NewEvent, ManageEvent, PreviewEvent, MoveEvent, EditEvent, CloneEvent),
    *(EventChoice, EventFormMove, ShowQuestions, AddQuestion, RemoveQuestion),
    *(ShowOrganisers, InviteOrganiser, DismissOrganiser, RevokeInvitation),
    *(ShowDeskStaff, InviteDesk, DismissDesk),
    *(ShowSummary, ListRegistrations, ShowRegistration, ShowGivenFile, Decide),
    *(ShowDuplicates, Export),
    *(OpenDesk, CloseDesk, ShowArrival, CheckIn, UndoCheckIn, WalkIn, ConfirmWalkIn, ReleaseSeats),
)
