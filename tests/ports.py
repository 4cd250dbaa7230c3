"""Ports for servers that tests and benchmarks start."""

import secrets
import socket
from contextlib import suppress

BELOW_THE_SYSTEMS_OWN = range(10_000, 30_000)
"""Of these no system hands any out by itself: what is free now is so when it is listened at."""


def free_port() -> int:
    """One at random, so that two who look at once find two."""
    while True:
        port = secrets.choice(BELOW_THE_SYSTEMS_OWN)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def free_ports(count: int) -> list[int]:
    """So many different ones."""
    ports: set[int] = set()
    while len(ports) < count:
        ports.add(free_port())
    return list(ports)
