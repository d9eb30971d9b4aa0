"""The note with which a colleague is brought in. It is warm when the colleague could go on from it without asking."""

from pydantic import BaseModel, ConfigDict, Field

from app.text import content

LONGEST = 400


class HandoverNote(BaseModel):
    """What happened to the customer, what has been tried, and what they need now; each at most 400 characters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    happened: str = Field(default="", max_length=LONGEST)
    tried: str = Field(default="", max_length=LONGEST)
    needs: str = Field(default="", max_length=LONGEST)

    def is_warm(self, known: str) -> bool:
        """Whether it tells this customer's story, what was tried and what is needed; `known` is all that is known."""
        story = content(self.happened) & content(known)
        return len(story) >= 2 and bool(self.tried.split()) and bool(content(self.needs))

    @property
    def is_empty(self) -> bool:
        return not (self.happened.strip() or self.tried.strip() or self.needs.strip())
