"""Views: pure functions from data and language to replies. Outside text is escaped here."""
