"""How well and how fast the search does, beside other engines."""
