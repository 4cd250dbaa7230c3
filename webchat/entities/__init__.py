"""Text with its formatting: parsed from HTML or Markdown, or found in plain text."""

from webchat.entities.parse import formatted
from webchat.entities.text import Formatted
from webchat.entities.typed import typed

__all__ = ["Formatted", "formatted", "typed"]
