"""What the operator reads at /metrics."""

from prometheus_client.parser import text_string_to_metric_families

from app.metrics import Metrics


def samples(metrics: Metrics) -> dict[str, float]:
    families = text_string_to_metric_families(metrics.render().decode())
    return {
        sample.name + "".join(f"/{value}" for _, value in sorted(sample.labels.items())): sample.value
        for family in families
        for sample in family.samples
    }


def test_a_call_is_counted_by_role_and_outcome_and_no_longer_under_way() -> None:
    metrics = Metrics()
    metrics.call_begins()
    metrics.call_begins()
    metrics.call_ends("voice", "ok", seconds=0.3, requests=2)
    seen = samples(metrics)
    assert seen["makeright_llm_calls_total/ok/voice"] == 1
    assert seen["makeright_llm_requests_total/voice"] == 2
    assert seen["makeright_llm_call_seconds_sum/voice"] == 0.3
    assert seen["makeright_llm_calls_under_way"] == 1


def test_everything_else_has_a_counter() -> None:
    metrics = Metrics()
    metrics.first_piece("voice", 0.25)
    metrics.tokens("judge", prompt=100, completion=20)
    metrics.breaker(open_now=True)
    metrics.fallback("reader", "timeout")
    metrics.attempt("practice")
    metrics.turn("llm", first_say=0.4)
    metrics.turn("offline")
    metrics.refused_line("role_flip")
    metrics.grading("failed")
    seen = samples(metrics)
    assert seen["makeright_llm_first_piece_seconds_count/voice"] == 1
    assert seen["makeright_llm_tokens_total/completion/judge"] == 20
    assert seen["makeright_llm_breaker_open"] == 1
    assert seen["makeright_fallbacks_total/timeout/reader"] == 1
    assert seen["makeright_attempts_total/practice"] == 1
    assert seen["makeright_turns_total/llm"] == 1
    assert seen["makeright_turns_total/offline"] == 1
    assert seen["makeright_first_say_seconds_count"] == 1
    assert seen["makeright_refused_lines_total/role_flip"] == 1
    assert seen["makeright_gradings_total/failed"] == 1


def test_every_application_counts_for_itself() -> None:
    one, other = Metrics(), Metrics()
    one.grading("graded")
    assert "makeright_gradings_total/graded" not in samples(other)


def test_memory_and_cpu_of_the_process_are_told() -> None:
    assert samples(Metrics())["process_resident_memory_bytes"] > 0
