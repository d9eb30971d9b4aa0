"""Errors that know their HTTP status and carry a sentence for the person at the screen."""


class Problem(Exception):
    """Something the person can act on. `str(problem)` is the sentence they read."""

    status = 400
    title = "That did not work"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotSignedIn(Problem):
    status = 401
    title = "Please sign in"


class NotAllowed(Problem):
    status = 403
    title = "Not allowed"


class NotFound(Problem):
    status = 404
    title = "Not found"


class Conflict(Problem):
    """The thing has changed or ended meanwhile; nothing was lost."""

    status = 409
    title = "That has changed meanwhile"


class TooLarge(Problem):
    status = 413
    title = "Too large"


class Invalid(Problem):
    """Input that cannot be taken as it is; the sentence says what to change."""

    status = 422
    title = "Please check what you sent"


class TooMany(Problem):
    """Too many tries; `retry_after` is in seconds."""

    status = 429
    title = "Too many tries"

    def __init__(self, message: str, *, retry_after: int = 60) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unavailable(Problem):
    status = 503
    title = "Not available just now"
