"""Server-sent events, however the network cuts them up."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.llm_lines import EventLines

LINE_ENDS = st.sampled_from([b"\n", b"\r\n", b"\r"])
PAYLOADS = st.lists(st.text(alphabet='{}":,ab é[]', min_size=1, max_size=12).map(lambda s: "x" + s), max_size=6)


@given(payloads=PAYLOADS, end=LINE_ENDS, cuts=st.lists(st.integers(min_value=0, max_value=200), max_size=8))
def test_payloads_do_not_depend_on_line_ends_or_cuts(payloads: list[str], end: bytes, cuts: list[int]) -> None:
    body = b"".join(b": hi" + end + b"data: " + payload.encode() + end + end for payload in payloads)
    edges = sorted({0, len(body), *(cut for cut in cuts if cut < len(body))})
    lines = EventLines()
    found = [payload for a, b in pairwise(edges) for payload in lines.feed(body[a:b])]
    assert [payload.decode() for payload in [*found, *lines.end()]] == payloads


def test_data_over_several_lines_is_one_payload() -> None:
    assert EventLines().feed(b"data: a\ndata: b\n\n") == [b"a\nb"]


def test_other_fields_are_skipped() -> None:
    assert EventLines().feed(b"event: x\nid: 1\ndatum: no\nretry: 3\n: note\ndata: a\n\n") == [b"a"]


def test_a_body_that_is_one_object_is_one_payload_at_its_end() -> None:
    lines = EventLines()
    assert lines.feed(b' {"a":\n\n') + lines.feed(b"1}\n\n") == []
    assert lines.end() == [b'{"a":\n\n1}\n\n']
