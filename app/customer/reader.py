"""The offline reader: what a trainee's turn does, understood with no model; every act carries its exact words."""

from app.acts import Act, Reading
from app.customer.mind import Exchange
from app.customer.reading import lexicon
from app.customer.reading.authority import settle
from app.customer.reading.closing_acts import read_endings
from app.customer.reading.encoder import encoder
from app.customer.reading.fault_acts import read_faults
from app.customer.reading.heard_acts import read_heard_acts
from app.customer.reading.hidden import hidden_spans
from app.customer.reading.kind_acts import read_kind_acts
from app.customer.reading.known_case import Cases
from app.customer.reading.learned import decide, learned
from app.customer.reading.question_acts import read_questions
from app.customer.reading.remedy_acts import read_remedies
from app.customer.reading.rulings import rule
from app.customer.reading.scene import Scene
from app.customer.reading.sentences import Sentence, sentences_of, tokens_of
from app.customer.reading.set_phrases import read_set_phrases
from app.customer.reading.side_by_side import see_each_offer, see_each_question
from app.customer.reading.statement_acts import read_statements
from app.customer.reading.story import Story

MOST = 4000
"""Characters of a turn that are read; a turn of the product has at most 2,000."""

_PARTS = (
    read_kind_acts,
    read_remedies,
    read_questions,
    read_faults,
    read_heard_acts,
    read_endings,
    read_statements,
    rule,
)


class OfflineReader:
    """Reads a turn in a few milliseconds and never fails on any text.

    A `light` one does without the sentence encoder: quicker and smaller, for reading beside a model. The encoder is
    loaded by the first turn that is read.
    """

    def __init__(self, *, light: bool = False) -> None:
        self._light = light
        self._patterns = lexicon.patterns()
        self._cases = Cases()
        self._learned = learned()

    async def read(self, exchange: Exchange) -> Reading:
        """The reading of `exchange.turn`; async so that a model's reader can stand in its place."""
        return self.read_now(exchange)

    def read_now(self, exchange: Exchange) -> Reading:
        """The reading of `exchange.turn` at once."""
        scene = self.by_rules(exchange)
        found = None if self._light else encoder()
        judged = self._learned.judge(scene, found.logits(scene) if found else ())
        decide(scene, judged)
        settle(scene, judged)
        read_set_phrases(scene)
        rule(scene)
        see_each_offer(scene)
        see_each_question(scene)
        _note_pretended(scene)
        return Reading(acts=scene.acts())

    def by_rules(self, exchange: Exchange) -> Scene:
        """The turn with everything in it that the rules find: what the learned layer starts from."""
        text = exchange.turn.text[:MOST]
        hidden, pretended = hidden_spans(text, name=exchange.name)
        sentences = sentences_of(text, hidden)
        known = self._cases.known(exchange.case) if exchange.case else None
        scene = Scene(text, sentences, self._patterns.find(sentences), Story(exchange, known), pretended)
        for part in _PARTS:
            part(scene)
        return scene


def _note_pretended(scene: Scene) -> None:
    for start, end in scene.pretended:
        tokens = tokens_of(scene.text[start:end], offset=start)
        if tokens:
            scene.sentences.append(Sentence(tokens))
            scene.see_sentence(Act.steers_model, len(scene.sentences) - 1)
            return
