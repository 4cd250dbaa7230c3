"""A whole event, from its announcement to the list of who came, played by many people at once."""
