"""Who may be brought in, named as the line of a persona's file that describes them names them."""

import re

_ENDS = re.compile(r"[,:;(]|\s[–—-]\s")
_DESK = re.compile(r"(?:desk|depot|aisle|team|office|counter)$", re.IGNORECASE)


def helper_name(who: str | None) -> str | None:
    """The name in "Ines Varga, calm …" or "Billing: sees …"; None where nobody is named."""
    return _ENDS.split(who or "", maxsplit=1)[0].strip() or None


def with_article(name: str) -> str:
    """A helper's name within a sentence: a desk takes "the", a person or a department none."""
    return f"the {name}" if name.split()[-1].islower() or _DESK.search(name) else name
