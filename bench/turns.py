"""How fast a turn is under load: `python -m bench.turns`. Time beyond the ideal, CPU and memory, beside the floor.

The upstream is a stub with a known rhythm, so the ideal is known: the reader's answer, then the voice's first
sentence. In the same run: the floor, which is the load client talking to the stub itself with nothing in between, and
a lean pass-through on the same stack.
"""

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from bench.http_client import Client, Failed
from bench.lines import lines
from bench.server import ROOT, Process, free_port, pass_through, pin, product, wait_for

STUB = ROOT.parent / "shared" / "bench" / "stub_llm.py"
PERSONA = "sunita"
"""A shipped customer who writes at length, so that replies of forty tokens pass the gate."""
TRAINEE = [
    "Hello, I can see what went wrong here and I would be angry too.",
    "You have told us this before, so you will not have to tell it again.",
    "That was our mistake, and I am taking it over from here.",
    "I am looking at your case now. What matters most to you today?",
]


@dataclass
class Rhythm:
    """The upstream: seconds to the first token and between tokens."""

    ttft: float
    delay: float

    def first_sentence(self, text: str) -> float:
        """Seconds from the voice's request until its first sentence is complete."""
        words = text.split(". ")[0].split()
        return self.ttft + self.delay * (len(words) - 1)

    def whole(self, text: str) -> float:
        return self.ttft + self.delay * (len(text.split()) - 1)

    @property
    def turn(self) -> float:
        """Seconds of a turn of forty tokens, reading included."""
        return 2 * self.ttft + 40 * self.delay


@dataclass(frozen=True)
class Pace:
    """How people write: conversations begin within `spread` seconds; each then thinks `think` seconds on the mean."""

    name: str
    spread: float
    think: float = 0.0

    def pause(self, turn: int) -> float:
        """Seconds before a turn of a conversation is sent, the first being 0."""
        if self.think:
            return random.uniform(0, 2 * self.think)
        return random.uniform(0, self.spread) if turn == 0 else 0.0


@dataclass
class Measured:
    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    written: int = 0


async def converse(client: Client, measured: Measured, *, turns: int, pace: Pace, rhythm: Rhythm | None) -> None:
    """One conversation: the times beyond the ideal go into `measured`."""
    try:
        attempt = await client.json("POST", "/api/attempts", {"persona": PERSONA, "mode": "practice"})
        for n in range(turns):
            await asyncio.sleep(pace.pause(n))
            if not await one_turn(client, attempt["id"], measured, n=n, rhythm=rhythm):
                break
    except (Failed, OSError, asyncio.IncompleteReadError) as error:
        measured.failed.append(repr(error)[:200])
    finally:
        await client.close()


async def one_turn(client: Client, attempt: str, measured: Measured, *, n: int, rhythm: Rhythm | None) -> bool:
    begun = time.perf_counter()
    words = {"text": TRAINEE[n % len(TRAINEE)]}
    posted = await client.json("POST", f"/api/attempts/{attempt}/turns", words, key=f"{attempt}-{n}")
    first = done = None
    answer: Any = {}
    async for name, data in client.events(posted["stream"]):
        if name == "say" and first is None:
            first = time.perf_counter()
        elif name == "done":
            done, answer = time.perf_counter(), data
        elif name == "error":
            raise Failed(data["message"])
    if first is None or done is None:
        raise Failed("the stream ended without an answer")
    text = answer["text"]
    spoken = text in SPOKEN
    measured.written += rhythm is not None and not spoken
    if rhythm is None or spoken:
        ideal = (rhythm.ttft + rhythm.first_sentence(text)) if rhythm else 0.0
        whole = (rhythm.ttft + rhythm.whole(text)) if rhythm else 0.0
        measured.first.append(first - begun - ideal)
        measured.whole.append(done - begun - whole)
    return not answer["ended"]


SPOKEN = frozenset(lines())


async def floor(port: int, measured: Measured, *, turns: int, rhythm: Rhythm) -> None:
    """The same calls to the stub with nothing in between."""
    schema = {"type": "json_schema", "json_schema": {"name": "x", "schema": {"type": "object", "properties": {}}}}
    client = Client(port, "none")
    for _ in range(turns):
        begun = time.perf_counter()
        ask = {"model": "stub", "messages": [{"role": "user", "content": "x"}], "response_format": schema}
        await client.json("POST", "/v1/chat/completions", ask)
        words: list[str] = []
        first = 0.0
        await client._send(
            "POST", "/v1/chat/completions", {"model": "stub-text", "stream": True, "messages": ask["messages"]}
        )
        _, headers = await client._head()
        async for chunk in client._chunks(headers):
            for line in chunk.split(b"\n"):
                if line.startswith(b"data: {"):
                    delta = json.loads(line[6:])["choices"][0]["delta"].get("content") or ""
                    words.append(delta)
                    if not first and delta.strip().endswith("."):
                        first = time.perf_counter()
        text = "".join(words).strip()
        measured.first.append(first - begun - rhythm.ttft - rhythm.first_sentence(text))
        measured.whole.append(time.perf_counter() - begun - rhythm.ttft - rhythm.whole(text))
    await client.close()


def row(name: str, conversations: int, measured: Measured, *, cpu: float | None = None, mb: float | None = None) -> str:
    def ms(values: list[float], share: float) -> str:
        if not values:
            return "–"
        return f"{1000 * sorted(values)[min(len(values) - 1, int(share * len(values)))]:.1f}"

    turns = len(measured.first) + measured.written
    cells = [
        f"{name:<24}",
        f"{conversations:>5}",
        f"{turns:>6}",
        f"{len(measured.failed):>6}",
        f"{measured.written:>7}",
        f"{ms(measured.first, 0.5):>9}",
        f"{ms(measured.first, 0.95):>9}",
        f"{ms(measured.whole, 0.5):>9}",
        f"{ms(measured.whole, 0.95):>9}",
        f"{1000 * cpu / turns:>8.2f}" if cpu is not None and turns else f"{'–':>8}",
        f"{mb:>7.0f}" if mb else f"{'–':>7}",
    ]
    return " ".join(cells)


HEAD = (
    f"{'what':<24} {'conv.':>5} {'turns':>6} {'failed':>6} {'written':>7} {'say p50':>9} {'say p95':>9} "
    f"{'all p50':>9} {'all p95':>9} {'CPU ms':>8} {'MB':>7}"
)


@dataclass(frozen=True)
class Kind:
    """What is measured: its name, how it is started, and the upstream's rhythm where it has one."""

    name: str
    start: Callable[[], Process]
    rhythm: Rhythm | None


async def load(server: Process, kind: Kind, conversations: int, *, turns: int, pace: Pace) -> str:
    """The row of so many conversations at one pace."""
    measured = Measured()
    before = server.cpu()
    await asyncio.gather(
        *(
            converse(Client(server.port, server.token), measured, turns=turns, pace=pace, rhythm=kind.rhythm)
            for _ in range(conversations)
        )
    )
    for problem in sorted(set(measured.failed))[:3]:
        print("  failed:", problem, file=sys.stderr)
    name = f"{kind.name}, {pace.name}"
    return row(name, conversations, measured, cpu=server.cpu() - before, mb=server.memory())


async def measure(args: argparse.Namespace, folder: Path, stub: int) -> None:
    rhythm = Rhythm(args.ttft, args.delay)
    paces = (
        Pace(f"thinking {args.think:g} s", spread=0.0, think=args.think),
        Pace("nobody thinks", spread=rhythm.turn),
        Pace("all at once", spread=0.0),
    )
    kinds = (
        Kind("lean", partial(pass_through, folder, upstream=stub), rhythm),
        Kind("model", partial(product, folder, upstream=stub), rhythm),
        Kind("offline", partial(product, folder, upstream=None), None),
    )
    pin(os.getpid(), 1)
    print(HEAD)
    for conversations in args.conversations:
        bare = Measured()
        await asyncio.gather(*(floor(stub, bare, turns=args.turns, rhythm=rhythm) for _ in range(conversations)))
        print(row("floor: stub alone", conversations, bare))
    for kind in kinds:
        server = await asyncio.to_thread(kind.start)
        try:
            await load(server, kind, 4, turns=2, pace=paces[0])
            for conversations in args.conversations:
                for pace in paces:
                    print(await load(server, kind, conversations, turns=args.turns, pace=pace), flush=True)
            print(f"{kind.name}: cold start {server.cold_start:.2f} s", flush=True)
        finally:
            server.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--conversations", type=int, nargs="+", default=[1, 20, 100, 300])
    parser.add_argument("--turns", type=int, default=4, help="turns of each conversation")
    parser.add_argument("--think", type=float, default=5.0, help="mean seconds between turns in the thinking rows")
    parser.add_argument("--ttft", type=float, default=0.2)
    parser.add_argument("--delay", type=float, default=0.02)
    args = parser.parse_args()
    if not STUB.exists():
        raise SystemExit(f"skipped: no stub endpoint at {STUB.relative_to(ROOT.parent)}")
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        spoken = folder / "lines.txt"
        spoken.write_text("\n".join(lines()) + "\n", encoding="utf-8")
        rhythm = ["--ttft", str(args.ttft), "--delay", str(args.delay)]
        stub = subprocess.Popen(
            [sys.executable, str(STUB), "--port", str(port), *rhythm, "--lines", str(spoken)],
            stdout=subprocess.DEVNULL,
        )
        pin(stub.pid, 1)
        try:
            wait_for(port, "/health")
            asyncio.run(measure(args, folder, port))
        finally:
            stub.terminate()
            stub.wait(10)


if __name__ == "__main__":
    main()
