"""The bot's side: the methods of the Bot API, over HTTP."""
