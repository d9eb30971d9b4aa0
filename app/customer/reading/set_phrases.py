"""Set phrases: whatever else their sentence shows, they talk a customer down (P4, P6) or name a feeling (P2)."""

import re
from functools import lru_cache
from importlib.resources import files

from ruamel.yaml import YAML

from app.acts import FAULTS, Act
from app.customer.reading.scene import Found, Scene


def read_set_phrases(scene: Scene) -> None:
    """Notes them where nothing of the kind is noted; a feeling only where no fault is, and with its whole sentence."""
    for section, phrases in _phrases().items():
        for act, phrase in phrases.items():
            for match in phrase.finditer(scene.text):
                place = _place(scene, *match.span(1))
                if place and not _noted(scene, section, *place):
                    number, first, last = place if section != "feelings" else _whole(scene, place[0])
                    scene.found.append(Found(act, number, first, last, certain=True))


def _place(scene: Scene, start: int, end: int) -> tuple[int, int, int] | None:
    """The sentence and its tokens between two places of the text; None for words that are quoted or said back."""
    for number, sentence in enumerate(scene.sentences):
        within = [n for n, token in enumerate(sentence.tokens) if token.start < end and token.end > start]
        if within:
            quoted = any(sentence.tokens[n].word == "quoted" for n in within)
            return None if quoted or scene.retold(number) else (number, within[0], within[-1] + 1)
    return None


def _whole(scene: Scene, number: int) -> tuple[int, int, int]:
    return number, 0, len(scene.sentences[number].tokens)


def _noted(scene: Scene, section: str, number: int, first: int, last: int) -> bool:
    here = [found for found in scene.found if found.sentence == number]
    if section == "feelings":
        return scene.saw(Act.names_feeling) or any(found.act in FAULTS for found in here)
    return any(found.act in FAULTS and found.first < last and first < found.last for found in here)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, dict[Act, re.Pattern[str]]]:
    text = files("app.customer.reading").joinpath("set_phrases.yaml").read_text(encoding="utf-8")
    return {
        section: {Act(act): _compiled(lines.splitlines()) for act, lines in by_act.items()}
        for section, by_act in YAML(typ="safe").load(text).items()
    }


def _compiled(lines: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’])({'|'.join(lines)})(?!\w)".replace("'", "['’]"), re.IGNORECASE)
