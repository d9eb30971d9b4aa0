"""Server-sent events from raw bytes: the payloads that each chunk completes, and nothing decoded twice."""

_BOM = b"\xef\xbb\xbf"


class EventLines:
    """Collects `data:` fields; comments and other fields are skipped; lines end in LF, CRLF or CR.

    A body that is one JSON object instead (an endpoint that does not stream) is a single payload at its end.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._data: list[bytes] = []
        self._plain: bool | None = None

    def feed(self, chunk: bytes) -> list[bytes]:
        """The payloads that this chunk completes."""
        rest = self._rest + chunk
        if self._plain is None and (start := rest.lstrip().removeprefix(_BOM)):
            self._plain = start.startswith(b"{")
            rest = start
        cut = 0 if self._plain else max(rest.rfind(b"\n"), rest.rfind(b"\r", 0, -1)) + 1
        self._rest = rest[cut:]
        return self._take(rest[:cut])

    def end(self) -> list[bytes]:
        """What a body that ends without its last blank line still holds."""
        rest, self._rest = self._rest, b""
        if self._plain:
            return [rest]
        return self._take(rest + b"\n\n")

    def _take(self, lines: bytes) -> list[bytes]:
        done = []
        for line in lines.splitlines():
            if not line:
                if self._data:
                    done.append(b"\n".join(self._data))
                    self._data = []
            elif line.startswith(b"data:"):
                self._data.append(line[6:] if line.startswith(b"data: ") else line[5:])
        return done
