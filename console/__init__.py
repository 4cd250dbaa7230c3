"""The organisers' web pages, on `catalog` and nothing else of ours. Until there are any, organisers
read what people left with `/requests` in the chat."""
