"""What the encoder is told beside the words: what each word, each sentence and the turn have to do with this case."""

from app.customer.reading.authority import beyond, remedies_named
from app.customer.reading.features import Background
from app.customer.reading.question_acts import could_be_told
from app.customer.reading.scene import Scene
from app.customer.reading.stems import stem

_OF_WORDS = ("told", "facts", "mine", "theirs", "rules", "whys", "false")
"""Whose words a word is among: the customer's, the facts', remedies', policies', their reasons', the false part's."""

NO_WORD, NO_SENTENCE, NO_TURN = (0.0,) * len(_OF_WORDS), (0.0,) * 8, (0.0,) * 9
WIDTH = len(NO_WORD + NO_SENTENCE + NO_TURN)

Row = tuple[float, ...]


class Marks:
    """The marks of one turn, each 0 or 1."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._background = scene, Background(scene)
        self._sets = [getattr(self._background, name) for name in _OF_WORDS]

    def word(self, word: str, *, customer: bool = False) -> Row:
        """Of a word; the customer's own words are not marked as told."""
        base = stem(word)
        if base is None:
            return NO_WORD
        told, *others = (float(base in known) for known in self._sets)
        return (0.0 if customer else told, *others)

    def sentence(self, number: int) -> Row:
        """Of a sentence of the turn."""
        scene, sentence = self._scene, self._scene.sentences[number]
        named = [beyond(scene, number, remedy) for remedy in remedies_named(scene, number)]
        return (
            float(sentence.question),
            float(scene.past(number, (0, len(sentence.tokens)))),
            float(could_be_told(scene, number)),
            float(False in named),
            float(True in named),
            float(scene.retells_policy(number)),
            float(scene.reported(number)),
            float(scene.has("asks", number)),
        )

    def turn(self) -> Row:
        """Of the whole turn."""
        story, claim = self._scene.story, self._background.claim
        return (
            *(float(claim == known) for known in ("true", "partly", "false")),
            float(story.known is None),
            float(story.answered and story.agreed),
            float(story.answered),
            float(story.exchange.turn.action in ("manager", "specialist")),
            float(not story.answered),
            float(bool(story.joined)),
        )
