"""The commands of the menu, in its order. Their descriptions are texts `command-<name>`."""

COMMANDS: tuple[str, ...] = (
    "browse",
    "saved",
    "events",
    "mine",
    "subscribe",
    "stop",
    "stats",
    "help",
    "language",
    "privacy",
    "cancel",
    "start",
)
ORGANISER_COMMANDS: tuple[str, ...] = ("organise", "announce", "desk", "requests", "problems")
"""Understood from organisers only (`desk` from desk staff, too), and not in everyone's menu."""
