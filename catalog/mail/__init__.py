"""Mail: what comes in from a channel and what is owed to it, each safe in the database."""
