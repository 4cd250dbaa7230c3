"""What the program counts and times, for Prometheus. Labels come from short, fixed lists."""

from time import monotonic

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    ProcessCollector,
    generate_latest,
)

from catalog.mail.backlog import COUNTED, Backlog
from catalog.mail.inbox import UpdateState
from catalog.mail.outbox import Kind
from catalog.search.snapshot import Snapshots

WORK_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
SEARCH_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1)


class Metrics:
    """The numbers of one running bot, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        GCCollector(registry=self.registry)
        self._updates = self._counter("updates", "Updates worked on", "kind", "outcome")
        self._work = self._histogram(
            "update_seconds", "From taking an update up to its last reply", WORK_BUCKETS, "kind"
        )
        self._search = self._histogram("search_seconds", "One search", SEARCH_BUCKETS)
        self._sendings = self._counter("sendings", "Messages sent", "kind", "verdict")
        self._errors = self._counter("errors", "Errors of our own", "at", "type")
        self._deliveries = self._counter("webhook_requests", "Calls of the webhook", "status")
        self._backlog()
        self._index()

    def update_done(self, kind: str, outcome: str, seconds: float) -> None:
        self._updates.labels(kind, outcome).inc()
        self._work.labels(kind).observe(seconds)

    def searched(self, seconds: float) -> None:
        self._search.observe(seconds)

    def sent(self, kind: str, verdict: str) -> None:
        self._sendings.labels(kind, verdict).inc()

    def failed(self, at: str, error: BaseException) -> None:
        self._errors.labels(at, type(error).__name__).inc()

    def called(self, status: int) -> None:
        """The webhook was called, and answered so."""
        self._deliveries.labels(str(status)).inc()

    def page(self, backlog: Backlog | None, snapshots: Snapshots) -> bytes:
        """Prometheus' own text. `backlog` is None where the database does not answer."""
        self._database_up.set(backlog is not None)
        if backlog:
            for update_state in (UpdateState.WAITING, UpdateState.SET_ASIDE):
                self._inbox.labels(update_state).set(backlog.updates.get(update_state, 0))
            for kind in Kind:
                for state in COUNTED:
                    count = backlog.messages.get((kind, state), 0)
                    self._outbox.labels(kind, state).set(count)
                self._outbox_lag.labels(kind).set(backlog.outbox_lag.get(kind, 0.0))
            self._inbox_oldest.set(backlog.oldest_update)
        self._index_builds.set(snapshots.builds)
        if snapshots.built_at is not None:
            self._index_products.set(len(snapshots.index))
            self._index_age.set(monotonic() - snapshots.built_at)
        return generate_latest(self.registry)

    def _backlog(self) -> None:
        self._database_up = self._gauge("database_up", "1 where the database answers")
        self._inbox = self._gauge("inbox_updates", "Updates that are not done", "state")
        self._inbox_oldest = self._gauge(
            "inbox_oldest_seconds", "Since the first of those that wait came in"
        )
        self._outbox = self._gauge(
            "outbox_messages", "Messages that were not sent", "kind", "state"
        )
        self._outbox_lag = self._gauge(
            "outbox_lag_seconds", "Since the first message that is owed was due", "kind"
        )

    def _index(self) -> None:
        self._index_products = self._gauge("index_products", "Products in the search index")
        self._index_age = self._gauge("index_age_seconds", "Since the index was built")
        self._index_builds = self._gauge("index_builds", "Times that it was built")

    def _counter(self, name: str, says: str, *labels: str) -> Counter:
        return Counter(name, says, labels, "ocop", registry=self.registry)

    def _gauge(self, name: str, says: str, *labels: str) -> Gauge:
        return Gauge(name, says, labels, "ocop", registry=self.registry)

    def _histogram(
        self, name: str, says: str, buckets: tuple[float, ...], *labels: str
    ) -> Histogram:
        return Histogram(name, says, labels, "ocop", registry=self.registry, buckets=buckets)
