"""An announcement to ten thousand: the bot is killed in the middle, and the report is audited."""
