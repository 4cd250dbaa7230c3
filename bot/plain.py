"""Errors of other people's libraries, in words."""


def plain(error: Exception) -> str:
    """What a driver said, in one line, without the SQL and the addresses of help pages."""
    said = str(getattr(error, "orig", None) or error).strip()
    return said.splitlines()[0] if said else type(error).__name__
