"""The buttons of those who are written to. Their codec is in `buttons`."""

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


SUBSCRIBING: tuple[type[Action], ...] = (OpenAnnounced, MuteTopic)
