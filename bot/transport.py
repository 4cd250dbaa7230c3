"""HTTP to the Bot API, by aiohttp, in the place of PTB's own client.

PTB's wrapper reads the answer and raises by its status; this module sends, and tells what became
of a request that got no answer: `UnreachableError` and `NotSentInTime` were never sent, after any
other NetworkError the server may have carried the request out.
"""

import importlib
import os
from asyncio import timeout
from typing import Any, cast
from urllib.parse import urlsplit

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

os.environ.setdefault("PTB_TIMEDELTA", "1")
# The documented way to have durations as timedeltas; without it each RetryAfter warns when made.

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
WRITE_SECONDS = 5.0
MEDIA_WRITE_SECONDS = 20.0
POOL_SECONDS = 10.0


class UnreachableError(NetworkError):
    """No connection could be made: nothing was sent."""


class NotSentInTime(TimedOut):
    """No connection was free, or could be made, in time: nothing was sent."""


class Transport(BaseRequest):
    """A pool of `connections` of its own. Follows no redirects, keeps no cookies."""

    def __init__(self, *, connections: int, proxy: str = "") -> None:
        """Raises ValueError for a proxy that nothing installed can speak to."""
        self._connections = connections
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None
        check_proxy(proxy)

    @property
    def read_timeout(self) -> float:
        return READ_SECONDS

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=_connector(self._proxy, self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        files = bool(request_data and request_data.contains_files)
        limits = _Limits(
            connect=_given(connect_timeout, CONNECT_SECONDS),
            pool=_given(pool_timeout, POOL_SECONDS),
            write=_given(write_timeout, MEDIA_WRITE_SECONDS if files else WRITE_SECONDS),
            read=_given(read_timeout, READ_SECONDS),
        )
        return await self._send(url, method, request_data, limits)

    async def _send(
        self, url: str, method: str, data: RequestData | None, limits: "_Limits"
    ) -> tuple[int, bytes]:
        if self._session is None or self._session.closed:
            raise RuntimeError("the transport is not open")
        body, headers = _body(data)
        try:
            async with (
                timeout(limits.total),
                self._session.request(
                    method,
                    url,
                    data=body,
                    headers=headers,
                    timeout=limits.for_aiohttp,
                    allow_redirects=False,
                    proxy=self._proxy if _is_http(self._proxy) else None,
                ) as response,
            ):
                return response.status, await response.read()
        except aiohttp.ConnectionTimeoutError as error:
            raise NotSentInTime("no connection in time") from error
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientConnectorError, aiohttp.InvalidURL) as error:
            raise UnreachableError(f"no connection: {type(error).__name__}") from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"the line broke: {type(error).__name__}") from error


class _Limits:
    """Seconds for each part of a request; None: as long as it takes."""

    def __init__(
        self, connect: float | None, pool: float | None, write: float | None, read: float | None
    ) -> None:
        parts = (connect, pool, write, read)
        self.total = None if None in parts else sum(cast("tuple[float, ...]", parts))
        waiting = None if connect is None or pool is None else connect + pool
        self.for_aiohttp = aiohttp.ClientTimeout(
            total=None, connect=waiting, sock_connect=connect, sock_read=read
        )


def _given(value: object, default: float) -> float | None:
    return default if value is BaseRequest.DEFAULT_NONE else cast("float | None", value)


def _body(data: RequestData | None) -> tuple[Any, dict[str, str] | None]:
    if data is None:
        return None, None
    if not data.contains_files:
        fields = (f"{name}={_quoted(value)}" for name, value in data.json_parameters.items())
        return "&".join(fields).encode(), {"Content-Type": "application/x-www-form-urlencoded"}
    form = aiohttp.FormData(quote_fields=False)  # names as they are: "Bảng giá.xlsx"
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, None


def _quoted(value: str) -> str:
    """Every byte as %XX, but for plain numbers and words.

    It is made at once, where urllib goes through all bytes of a Vietnamese text one by one.
    """
    if not value or (value.isascii() and value.isalnum()):
        return value
    return "%" + value.encode().hex("%")


def _is_http(proxy: str) -> bool:
    return urlsplit(proxy).scheme in {"http", "https"}


def check_proxy(proxy: str) -> None:
    """Raises ValueError, in words, for a proxy that nothing installed can speak to."""
    if proxy and not _is_http(proxy):
        _socks()


def _connector(proxy: str, connections: int) -> aiohttp.BaseConnector:
    if proxy and not _is_http(proxy):
        made: aiohttp.BaseConnector = _socks().ProxyConnector.from_url(proxy, limit=connections)
        return made
    return aiohttp.TCPConnector(limit=connections, ttl_dns_cache=300)


def _socks() -> Any:
    try:
        return importlib.import_module("aiohttp_socks")
    except ImportError:
        raise ValueError(
            "a socks proxy needs one more package: pip install aiohttp-socks; "
            "or give an http:// proxy"
        ) from None
