"""Errors of other people's libraries, in words."""


def plain(error: Exception) -> str:
    """What a driver said, in one line, without the SQL and the addresses of help pages."""
    said = str(getattr(error, "orig", None) or error).strip()
    return said.splitlines()[0] if said else type(error).__name__


def mend_of(error: Exception, otherwise: str) -> str:
    """What to do about a database that cannot be used, where that is known."""
    if isinstance(error, PermissionError) or "readonly database" in plain(error):
        return "Whoever runs this has to be allowed to write to that file and into its folder."
    return otherwise
