"""The texts that people read: one Fluent file per language, apart from the logic."""

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from catalog.people import Language

FOLDER = Path(__file__).parent
LONGEST_VALUE = 500
"""Fluent refuses values of more than a thousand characters; longer ones are put in afterwards."""


class Texts:
    """The texts of one language. Values are escaped for HTML, so a text may carry tags."""

    def __init__(self, language: Language, bundle: FluentBundle) -> None:
        self.language = language
        self._bundle = bundle

    def __call__(self, key: str, **values: str | float) -> str:
        """The text with its values filled in. Raises LookupError for an unknown key or value."""
        safe = {k: escape(v) if isinstance(v, str) else v for k, v in values.items()}
        return self._format(key, safe)

    def plain(self, key: str, **values: str | float) -> str:
        """For places that take no HTML: button labels, toasts, commands."""
        return self._format(key, values)

    def _format(self, key: str, values: Mapping[str, str | float]) -> str:
        message = self._bundle.get_message(key)
        if message.value is None:
            raise LookupError(f"{key} has no text")
        marks = {n: f"\ue000{n}\ue001" for n, v in values.items() if len(str(v)) > LONGEST_VALUE}
        formatted, errors = self._bundle.format_pattern(message.value, {**values, **marks})
        if errors:
            raise LookupError(f"{key}: {errors[0]}")
        text = str(formatted)
        for name, mark in marks.items():
            text = text.replace(mark, str(values[name]))
        return str(text)


@cache
def texts_of(language: Language) -> Texts:
    """The texts of a language, read once."""
    bundle = FluentBundle([language.value], use_isolating=False)
    bundle.add_resource(FluentResource((FOLDER / f"{language.value}.ftl").read_text("utf-8")))
    return Texts(language, bundle)


def read_all() -> None:
    """So that nobody has to wait for the reading, which takes long."""
    for language in Language:
        texts_of(language)
