"""The buttons that are being worked on: a draft's, or those of a correction that is being made."""

from dataclasses import dataclass
from typing import Any

from catalog.news.announcements import AnnouncementButton, ButtonKind, Buttons

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bench:
    buttons: Buttons
    seen: int
    """Moves with each change: a button of an older list names nothing."""
    correcting: Data | None = None
    """What the form of the correction holds, if it is one."""

    @property
    def kept(self) -> Data:
        """What a form that is opened meanwhile has to carry on."""
        data = self.correcting or {}
        return {name: data[name] for name in ("changed", "version", "edits") if name in data}


def read_buttons(stored: list[dict[str, Any]]) -> Buttons:
    """As a form keeps them."""
    return tuple(AnnouncementButton(**{**one, "kind": ButtonKind(one["kind"])}) for one in stored)
