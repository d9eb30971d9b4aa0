"""Set phrases: whatever else their sentence shows, they talk down (P4, P6), name a feeling (P2) or steer a machine."""

from functools import lru_cache
from importlib.resources import files

from ruamel.yaml import YAML

from app.acts import FAULTS, Act
from app.customer.reading.scene import Found, Scene
from app.customer.sieve import Sieve
from app.text import whole_words


def read_set_phrases(scene: Scene) -> None:
    """Notes them where nothing of the kind is noted; a feeling only where no fault is, and with its whole sentence."""
    for name, phrases in _sieve().likely(scene.text.casefold()).items():
        section, act = name.split()
        for match in (match for phrase in phrases for match in phrase.finditer(scene.text)):
            place = _place(scene, *match.span(1))
            if place is None or _noted(scene, section, *place):
                continue
            if section == "feelings":
                scene.see_sentence(Act(act), place[0], certain=True)
            else:
                scene.found.append(Found(Act(act), *place, certain=True))


def _place(scene: Scene, start: int, end: int) -> tuple[int, int, int] | None:
    """The sentence and its tokens between two places of the text; None for words that are quoted or said back."""
    for number, sentence in enumerate(scene.sentences):
        within = [n for n, token in enumerate(sentence.tokens) if token.start < end and token.end > start]
        if within:
            quoted = any(sentence.tokens[n].word == "quoted" for n in within)
            return None if quoted or scene.retold(number) else (number, within[0], within[-1] + 1)
    return None


def _noted(scene: Scene, section: str, number: int, first: int, last: int) -> bool:
    here = [found for found in scene.found if found.sentence == number]
    if section == "feelings":
        return scene.saw(Act.names_feeling) or any(found.act in FAULTS for found in here)
    return any(found.act in FAULTS and found.first < last and first < found.last for found in here)


@lru_cache(maxsize=1)
def _sieve() -> Sieve:
    """The phrases by section and act."""
    text = files("app.customer.reading").joinpath("set_phrases.yaml").read_text(encoding="utf-8")
    return Sieve(
        {
            f"{section} {act}": [whole_words(lines.splitlines())]
            for section, by_act in YAML(typ="safe").load(text).items()
            for act, lines in by_act.items()
        }
    )
