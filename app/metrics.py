"""What the operator can count. Every application has a registry of its own, so two of them never add up by accident."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

_SECONDS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 12, 25, 50)


class Metrics:
    """Counters with a narrow vocabulary: labels are roles, kinds and states, never words of a conversation."""

    content_type = "text/plain; version=0.0.4; charset=utf-8"

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._calls = Counter(
            "makeright_llm_calls", "Calls of the model by outcome", ["role", "outcome"], registry=registry
        )
        self._requests = Counter("makeright_llm_requests", "HTTP requests for them", ["role"], registry=registry)
        self._seconds = Histogram(
            "makeright_llm_call_seconds", "Length of a call", ["role"], buckets=_SECONDS, registry=registry
        )
        self._first_piece = Histogram(
            "makeright_llm_first_piece_seconds",
            "Time to a stream's first text",
            ["role"],
            buckets=_SECONDS,
            registry=registry,
        )
        self._tokens = Counter(
            "makeright_llm_tokens", "Tokens, as the endpoint counts them", ["role", "direction"], registry=registry
        )
        self._under_way = Gauge("makeright_llm_calls_under_way", "Calls under way", registry=registry)
        self._breaker = Gauge("makeright_llm_breaker_open", "1 while only trial calls go through", registry=registry)
        self._fallbacks = Counter(
            "makeright_fallbacks", "Times the offline twin stood in, by cause", ["role", "kind"], registry=registry
        )
        self._attempts = Counter("makeright_attempts", "Attempts begun", ["mode"], registry=registry)
        self._turns = Counter("makeright_turns", "Customer turns completed", ["engine"], registry=registry)
        self._first_say = Histogram(
            "makeright_first_say_seconds",
            "From the trainee's turn to the customer's first sentence",
            buckets=_SECONDS,
            registry=registry,
        )
        self._refused_lines = Counter(
            "makeright_refused_lines", "Sentences that the gate refused", ["kind"], registry=registry
        )
        self._gradings = Counter("makeright_gradings", "Gradings ended, by status", ["status"], registry=registry)

    def call_begins(self) -> None:
        self._under_way.inc()

    def call_ends(self, role: str, outcome: str, *, seconds: float, requests: int) -> None:
        """`outcome` is "ok", "abandoned" or the kind of an endpoint failure; `requests` are those of this call."""
        self._under_way.dec()
        self._calls.labels(role, outcome).inc()
        self._requests.labels(role).inc(requests)
        self._seconds.labels(role).observe(seconds)

    def first_piece(self, role: str, seconds: float) -> None:
        self._first_piece.labels(role).observe(seconds)

    def tokens(self, role: str, *, prompt: int, completion: int) -> None:
        self._tokens.labels(role, "prompt").inc(prompt)
        self._tokens.labels(role, "completion").inc(completion)

    def breaker(self, *, open_now: bool) -> None:
        self._breaker.set(open_now)

    def fallback(self, role: str, kind: str) -> None:
        """The offline twin of a role stood in for the model; `kind` says why."""
        self._fallbacks.labels(role, kind).inc()

    def attempt(self, mode: str) -> None:
        self._attempts.labels(mode).inc()

    def turn(self, engine: str, *, first_say: float | None = None) -> None:
        """A customer turn is complete; `first_say` in seconds after the trainee's turn was taken in."""
        self._turns.labels(engine).inc()
        if first_say is not None:
            self._first_say.observe(first_say)

    def refused_line(self, kind: str) -> None:
        self._refused_lines.labels(kind).inc()

    def grading(self, status: str) -> None:
        """A grading reached `graded` or `failed`."""
        self._gradings.labels(status).inc()

    def render(self) -> bytes:
        """The page of /metrics, in Prometheus' text format."""
        return generate_latest(self.registry)
