"""What the operator can count. Every application has a registry of its own, so two of them never add up by accident."""

from collections.abc import Callable
from functools import cache, partial

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

_SECONDS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 12, 25, 50)


class Metrics:
    """Counters with a narrow vocabulary: labels are roles, kinds and states, never words of a conversation."""

    content_type = "text/plain; version=0.0.4; charset=utf-8"

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        counter, histogram = partial(_counter, registry), partial(_histogram, registry)
        self._calls = counter("makeright_llm_calls", "Calls of the model by outcome", "role", "outcome")
        self._requests = counter("makeright_llm_requests", "HTTP requests for them", "role")
        self._seconds = histogram("makeright_llm_call_seconds", "Length of a call", "role")
        self._first_piece = histogram("makeright_llm_first_piece_seconds", "Time to a stream's first text", "role")
        self._tokens = counter("makeright_llm_tokens", "Tokens, as the endpoint counts them", "role", "direction")
        self._under_way = Gauge("makeright_llm_calls_under_way", "Calls under way", registry=registry)
        self._breaker = Gauge("makeright_llm_breaker_open", "1 while only trial calls go through", registry=registry)
        self._fallbacks = counter("makeright_fallbacks", "Times the offline twin stood in, by cause", "role", "kind")
        self._attempts = counter("makeright_attempts", "Attempts begun", "mode")
        self._turns = counter("makeright_turns", "Customer turns completed", "engine")
        self._first_say = Histogram(
            "makeright_first_say_seconds",
            "From the trainee's turn to the customer's first sentence",
            buckets=_SECONDS,
            registry=registry,
        )
        self._refused_lines = counter("makeright_refused_lines", "Sentences that the gate refused", "kind")
        self._gradings = counter("makeright_gradings", "Gradings ended, by status", "status")

    def call_begins(self) -> None:
        self._under_way.inc()

    def call_ends(self, role: str, outcome: str, *, seconds: float, requests: int) -> None:
        """`outcome` is "ok", "abandoned" or the kind of an endpoint failure; `requests` are those of this call."""
        self._under_way.dec()
        self._calls(role, outcome).inc()
        self._requests(role).inc(requests)
        self._seconds(role).observe(seconds)

    def first_piece(self, role: str, seconds: float) -> None:
        self._first_piece(role).observe(seconds)

    def tokens(self, role: str, *, prompt: int, completion: int) -> None:
        self._tokens(role, "prompt").inc(prompt)
        self._tokens(role, "completion").inc(completion)

    def breaker(self, *, open_now: bool) -> None:
        self._breaker.set(open_now)

    def fallback(self, role: str, kind: str) -> None:
        """The offline twin of a role stood in for the model; `kind` says why."""
        self._fallbacks(role, kind).inc()

    def attempt(self, mode: str) -> None:
        self._attempts(mode).inc()

    def turn(self, engine: str, *, first_say: float | None = None) -> None:
        """A customer turn is complete; `first_say` in seconds after the trainee's turn was taken in."""
        self._turns(engine).inc()
        if first_say is not None:
            self._first_say.observe(first_say)

    def refused_line(self, kind: str) -> None:
        self._refused_lines(kind).inc()

    def grading(self, status: str) -> None:
        """A grading reached `graded` or `failed`."""
        self._gradings(status).inc()

    def render(self) -> bytes:
        """The page of /metrics, in Prometheus' text format."""
        return generate_latest(self.registry)


def _counter(registry: CollectorRegistry, name: str, text: str, *labels: str) -> Callable[..., Counter]:
    """The counter of some labels. Each is looked up once: the library converts and locks every time."""
    return cache(Counter(name, text, labels, registry=registry).labels)


def _histogram(registry: CollectorRegistry, name: str, text: str, *labels: str) -> Callable[..., Histogram]:
    """The histogram of seconds of some labels, looked up once."""
    return cache(Histogram(name, text, labels, buckets=_SECONDS, registry=registry).labels)
