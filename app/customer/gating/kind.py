"""What can be wrong with a customer's sentence, and the verdict on one."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """Why a sentence is stopped."""

    role_flip = "role_flip"
    coaching = "coaching"
    leak = "leak"
    meta = "meta"
    invented_fact = "invented_fact"
    early_disclosure = "early_disclosure"
    premature_thanks = "premature_thanks"
    narration = "narration"
    both_sides = "both_sides"
    refusal = "refusal"
    garbage = "garbage"
    wrong_language = "wrong_language"
    too_long = "too_long"
    repeat = "repeat"


class Verdict(NamedTuple):
    """`kind` is None when the sentence may be shown."""

    ok: bool
    kind: Kind | None = None


PASSED = Verdict(ok=True)
