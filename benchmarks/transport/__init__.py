"""The HTTP client under the bot, chosen by measurement."""
