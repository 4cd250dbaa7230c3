"""What was shown lately, to be shown again while the catalogue stands as it did."""

from collections.abc import Hashable

from handlers.replies import Reply

MOST = 2000


class Shelf:
    """Views that follow from their keys alone: a key names the catalogue's version, the language,
    the day, and whatever else the view tells of. It only saves work: an empty one is as good.
    """

    def __init__(self) -> None:
        self._views: dict[Hashable, Reply] = {}

    def get(self, key: Hashable) -> Reply | None:
        return self._views.get(key)

    def put(self, key: Hashable, view: Reply) -> None:
        if len(self._views) >= MOST:
            self._views.clear()
        self._views[key] = view
