"""The acts in plain words for trainees: what each is called, what it does, and the principle it shows."""

from typing import NamedTuple

from app.acts import KIND, Act, Reading


class ActWords(NamedTuple):
    """`called` goes with "This line …"; `means` says what makes it so."""

    called: str
    means: str
    principle: str


ACT_WORDS: dict[Act, ActWords] = {
    Act.greets: ActWords("greets and gives a name", "it opens politely and says who is there", "P9"),
    Act.acknowledges: ActWords(
        "says back what happened", "it repeats this customer's own facts, so that it fits nobody else", "P1"
    ),
    Act.names_feeling: ActWords(
        "names the feeling", "it says what the customer goes through, and what caused it", "P2"
    ),
    Act.apologizes: ActWords("says sorry", "it shows remorse for what was done, with no “if” and no “but”", "P7"),
    Act.owns: ActWords("owns it", "it takes the fault or the case over, without an excuse", "P7"),
    Act.asks_needed: ActWords("asks for what is missing", "it asks for one fact that the solution needs", "P3"),
    Act.informs: ActWords("tells something new", "it gives a fact, a status or a step the customer did not know", "P3"),
    Act.explains_why: ActWords("gives the reason", "it says why a rule or a limit is there", "P15"),
    Act.offers_remedy: ActWords("offers something concrete", "it puts a remedy on the table that can be had", "P3"),
    Act.commits: ActWords("says who does what by when", "it names a deed and a time", "P3"),
    Act.checks_in: ActWords("asks whether it suits", "it leaves the last word to the customer", "P4"),
    Act.personal: ActWords("speaks as a human being", "it has warmth or experience that no script has", "P11"),
    Act.thanks: ActWords("thanks for one thing", "it thanks for something this customer really did", "P4"),
    Act.hands_over_warm: ActWords(
        "hands over with a summary",
        "it brings a colleague in and tells them what happened",
        "P12",
    ),
    Act.closes: ActWords("wraps up what was agreed", "it ends on something that both agreed to", "P4"),
    Act.asked_again: ActWords("asks for what was told", "it makes the customer say it a second time", "P1"),
    Act.canned: ActWords("uses a stock phrase", "it would fit any customer, so it reaches none", "P11"),
    Act.policy_wall: ActWords("hides behind a rule", "it names a rule as the answer, with no reason", "P15"),
    Act.dismisses: ActWords("plays it down", "it denies the feeling or the problem", "P4"),
    Act.blames_customer: ActWords("puts it on the customer", "it says or hints that they caused it", "P4"),
    Act.defensive: ActWords("defends itself", "it argues or excuses instead of listening", "P6"),
    Act.smug: ActWords("talks down", "it is sarcastic or superior", "P6"),
    Act.rude: ActWords("is rude", "it insults or snaps back", "P5"),
    Act.holds: ActWords("makes them wait", "it asks leave or time for something one may do at once", "P13"),
    Act.brushes_off: ActWords("brushes off", "it passes on or ends while the customer is unserved", "P14"),
    Act.hands_over_cold: ActWords("hands over without a word", "the customer has to start all over again", "P12"),
    Act.overpromises: ActWords("promises too much", "it promises what is not theirs to give or nobody can keep", "P13"),
    Act.concedes_false: ActWords("admits what is not so", "it agrees to an error that was none", "P4"),
    Act.vague: ActWords("stays vague", "it names no deed and no time", "P3"),
}
"""Acts that a line can be asked about; the others say nothing about good service."""


def principles_shown(reading: Reading) -> dict[str, tuple[str, ...]]:
    """The principles that kind acts of a turn show, each with its words, in the order of the turn."""
    found: dict[str, dict[str, None]] = {}
    for seen in reading.acts:
        words = ACT_WORDS.get(seen.act)
        if words and seen.act in _SHOWS:
            found.setdefault(words.principle, {})[seen.quote] = None
    return {principle: tuple(quotes) for principle, quotes in found.items()}


_SHOWS = KIND - {Act.greets, Act.uses_name, Act.informs, Act.closes}
