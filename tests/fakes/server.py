"""A server in a process of its own, as people run it, that can be killed without a warning."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit


class Server:
    """`base_url` is where it listens, `link` what it printed. Everything it logged is in `logged`."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "app", "serve", "--port", "0"],
            env={**os.environ, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self._log: list[str] = []
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.link = self._process.stdout.readline().strip()
        assert self.link, self.logged
        parts = urlsplit(self.link)
        self.base_url = f"{parts.scheme}://{parts.netloc}"

    @property
    def logged(self) -> str:
        if self._process.poll() is not None:
            self._listener.join(5)
        return "".join(self._log)

    def kill_9(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(10)

    def stop(self) -> int:
        """Asks it to end; its exit code."""
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(30)

    @property
    def runs(self) -> bool:
        return self._process.poll() is None

    def _listen(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._log.append(line)


@contextmanager
def running(env: Mapping[str, str]) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    server = Server(env)
    try:
        yield server
    finally:
        if server.runs:
            server.kill_9()
