"""Kill the bot at any moment, and see whether it kept its promises."""
