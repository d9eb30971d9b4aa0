"""The servers that are measured, each in a process of its own on one core, with what they use of CPU and memory."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent


class Process:
    """A server pinned to one core, once it answers; `cold_start` are the seconds until then."""

    def __init__(self, program: list[str], *, port: int, env: dict[str, str], log: Path, token: str) -> None:
        self.port, self.token = port, token
        self._log = log.open("wb")
        begun = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-m", *program], env=env, cwd=ROOT, stdout=self._log, stderr=self._log
        )
        pin(self._process.pid, 0)
        wait_for(port, "/readyz")
        self.cold_start = time.monotonic() - begun

    def cpu(self) -> float:
        """Seconds of CPU used so far."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Peak resident memory in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(20)
        self._log.close()


def product(folder: Path, *, upstream: int | None) -> Process:
    """Make It Right with a database of its own: with the model at the port `upstream`, or offline."""
    env = {**os.environ, "MAKERIGHT_DATABASE_URL": f"sqlite:///{folder}/bench.db", "MAKERIGHT_ENGINE": "offline"}
    if upstream:
        env |= {
            "MAKERIGHT_ENGINE": "llm",
            "MAKERIGHT_LLM_BASE_URL": f"http://127.0.0.1:{upstream}/v1",
            "MAKERIGHT_LLM_API_KEY": "none",
            "MAKERIGHT_LLM_MODEL": "stub",
            "MAKERIGHT_LLM_VOICE_MODEL": "stub-text",
        }
    token = subprocess.run(
        [sys.executable, "-m", "app", "token", "create", "--role", "trainee"],
        env=env,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    port = free_port()
    return Process(["app", "serve", "--port", str(port)], port=port, env=env, log=folder / "server.log", token=token)


def pass_through(folder: Path, *, upstream: int) -> Process:
    """The lean application of `bench.lean`."""
    env = {
        **os.environ,
        "UPSTREAM": f"http://127.0.0.1:{upstream}/v1",
        "DATABASE": str(folder / "lean.db"),
    }
    port = free_port()
    program = ["uvicorn", "bench.lean:app", "--port", str(port), "--timeout-keep-alive", "75"]
    program += ["--no-access-log", "--log-level", "warning"]
    return Process(program, port=port, env=env, log=folder / "lean.log", token="none")


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def pin(pid: int, core: int) -> None:
    if (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(pid, {core})


def wait_for(port: int, path: str) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=2).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise SystemExit(f"nothing answers on port {port}{path}")
