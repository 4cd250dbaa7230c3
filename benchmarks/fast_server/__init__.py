"""A Bot API server that is faster than any bot, and the people who write to it, in one process.

    python -m benchmarks.fast_server QUESTIONS.json     prints its address

`POST /load?people=64&latency=0.05&seconds=3&pid=1` lets that many people ask at once, the
next one as soon as one has the answer, and tells how many were answered a second;
with `every=4` all of them ask at once every four seconds, with `each=3` each asks three questions
in a row. Each call of the Bot API but getUpdates
takes `latency` seconds longer. Updates are fetched, or (`hooks=8001,8002`) posted to these ports
of this machine in turn.
"""
