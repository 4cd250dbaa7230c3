"""Text with its formatting: parsed from HTML or Markdown, or found in plain text."""

from webchat.entities.parse import formatted
from webchat.entities.text import Formatted

__all__ = ["Formatted", "formatted"]
