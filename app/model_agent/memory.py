"""What the model agent keeps between turns: kept with each of its turns, so that a swap goes on where it was left."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Helper = Literal["manager", "specialist"]


class Memory(BaseModel):
    """`used` are sentences by beat and number, `done` beats that are needed once, `acted` remedies that were given.

    `offered` is the remedy that stands now, `here` who has been brought in, `waiting` what was put to them.
    """

    model_config = ConfigDict(frozen=True)

    turn: int = 0
    used: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    offered: str | None = None
    tried: tuple[str, ...] = ()
    acted: tuple[str, ...] = ()
    here: tuple[Helper, ...] = ()
    waiting: str | None = None
    agreed: bool = False
    refused: int = 0
    stung: int = 0
    closed: bool = False
