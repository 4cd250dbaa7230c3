"""News: subscribing, saved searches, and announcing."""
