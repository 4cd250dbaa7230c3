"""The organisers' web pages, on `catalog` alone.

Until there are any, organisers read what people left with `/requests` in the chat.
"""
