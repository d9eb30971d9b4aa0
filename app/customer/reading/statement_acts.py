"""What is stated: information new to the customer, reasons behind rules, fault conceded where there was none, other talk."""

from app.acts import Act
from app.customer.reading.patterns import Hit
from app.customer.reading.scene import Scene

_TAKEN = frozenset(
    {
        Act.offers_remedy, Act.commits, Act.refuses, Act.policy_wall, Act.dismisses, Act.blames_customer, Act.smug, Act.rude,
        Act.defensive, Act.vague, Act.canned, Act.apologizes, Act.owns, Act.names_feeling, Act.asks_needed, Act.asked_again,
        Act.checks_in, Act.hands_over_cold, Act.hands_over_warm, Act.brushes_off, Act.steers_model, Act.overpromises, Act.holds,
        Act.closes, Act.thanks, Act.personal, Act.explains_why, Act.off_topic,
    }
)  # fmt: skip


def read_statements(scene: Scene) -> None:
    """Notes explains_why, concedes_false, off_topic and, for what is left, informs."""
    _explains(scene)
    _off_topic(scene)
    _informs(scene)
    _concedes(scene)


def _explains(scene: Scene) -> None:
    known = scene.story.known
    for number in range(len(scene.sentences)):
        stems = scene.stems(number)
        whys = known.why_stems if known else ()
        policy = any(len(stems & why) >= max(3, round(0.4 * len(why))) for why in whys)
        near = any(scene.has("limit", n) for n in (number - 1, number))
        reasons = [hit for hit in scene.hits("reason", number) if not scene.negated(hit)]
        excuse = scene.has("policy_wall", number) and not _reason_of_its_own(scene, number)
        if policy or (reasons and near and not excuse):
            scene.see(Act.explains_why, reasons[0], whole=True) if reasons else scene.see_sentence(Act.explains_why, number)
            return


def _reason_of_its_own(scene: Scene, number: int) -> bool:
    """Whether more follows the word of reason than the rule itself."""
    walls = scene.hits("policy_wall", number)
    return any(hit.first > walls[-1].last for hit in scene.hits("reason", number)) or len(scene.sentences[number].tokens) > 22


def _off_topic(scene: Scene) -> None:
    hits = scene.hits("selling")
    for hit in hits:
        if not scene.shared(hit.sentence) and not scene.saw(Act.asks_needed, hit.sentence):
            scene.see(Act.off_topic, hit, whole=True)


def _informs(scene: Scene) -> None:
    for number, sentence in enumerate(scene.sentences):
        if sentence.question or any(f.sentence == number and f.act in _TAKEN for f in scene.found):
            continue
        for hit in scene.hits("informs", number):
            if not scene.in_clause("looking", number, sentence.clause_at(hit.first)):
                scene.see(Act.informs, hit)
                break


def _concedes(scene: Scene) -> None:
    known = scene.story.known
    if known is None or known.case.claim == "true":
        return
    for number in range(len(scene.sentences)):
        admits = scene.saw(Act.owns, number) or scene.has("concede", number)
        if not admits or scene.sentences[number].question:
            continue
        if known.case.claim == "partly" and known.false_stems and len(scene.stems(number) & known.false_stems) < 2:
            continue
        hits = scene.hits("concede", number) or scene.hits("owns", number) or [Hit("concede", number, 0, 1)]
        scene.see(Act.concedes_false, hits[0])
        return
