"""The note with which a colleague is brought in. It is warm when the colleague could go on from it without asking."""

import re

from pydantic import BaseModel, ConfigDict, Field

from app.text import folded

LONGEST = 400
_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_COMMON_WORDS = """
    about after again also angry asked because been before being call called case client could customer does done
    from going have help here into issue just know like made make manager more need needs nothing only over person
    please problem really said should some something sorry talk tell than that them then there they thing this told
    upset very want wants were what when with would your
"""
_COMMON = frozenset(_COMMON_WORDS.split())


class HandoverNote(BaseModel):
    """What happened to the customer, what has been tried, and what they need now; each at most 400 characters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    happened: str = Field(default="", max_length=LONGEST)
    tried: str = Field(default="", max_length=LONGEST)
    needs: str = Field(default="", max_length=LONGEST)

    def is_warm(self, known: str) -> bool:
        """Whether it tells this customer's story, what was tried and what is needed; `known` is all that is known."""
        story = _stems(self.happened) & _stems(known)
        return len(story) >= 2 and bool(self.tried.split()) and bool(_stems(self.needs))

    @property
    def is_empty(self) -> bool:
        return not (self.happened.strip() or self.tried.strip() or self.needs.strip())


def _stems(text: str) -> frozenset[str]:
    """The words of content and the numbers of a text, cut to what their forms have in common."""
    found = [word for word in _WORD.findall(folded(text)) if word not in _COMMON]
    return frozenset(word if word.isdigit() else word[:5] for word in found)
