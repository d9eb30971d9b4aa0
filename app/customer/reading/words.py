"""Word sets as they are written in this package: words with spaces between."""


def words(line: str) -> frozenset[str]:
    """The words of a line or of several lines."""
    return frozenset(line.split())
