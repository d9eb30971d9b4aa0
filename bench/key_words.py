"""The obvious key words of each act: what a reader that only looks for words would look for."""

import re

from app.acts import Act

_BEGINNINGS = {
    Act.greets: "hi hello hey morning afternoon evening welcome greetings",
    Act.acknowledges: "understand hear see sounds realise realize know",
    Act.names_feeling: "frustrat upset annoy angry anger worr understand feel disappoint stress exhaust hard tough",
    Act.apologizes: "sorry apolog forgiv pardon regret",
    Act.owns: "fault mistake error responsib own blame",
    Act.asks_needed: "what which when where who how could can may please",
    Act.informs: "system status show update record track note according",
    Act.explains_why: "because reason since due why so",
    Act.offers_remedy: "refund replac offer credit exchange discount free voucher waive compensat",
    Act.commits: "will ll going promise",
    Act.checks_in: "work ok okay alright suit sound happy fair good help",
    Act.personal: "myself honest human person laugh haha love hope same",
    Act.thanks: "thank appreciate grateful cheers",
    Act.hands_over_warm: "manager supervisor transfer specialist colleague connect pass hand",
    Act.closes: "bye goodbye anything else welcome care day weekend",
    Act.asked_again: "what which when where who how could can may please again",
    Act.canned: "inconvenience understand valued patience frustrat apolog sorry important",
    Act.policy_wall: "polic rule system terms procedure allowed",
    Act.refuses: "no not can't cannot unable won't unfortunately afraid impossible don't",
    Act.dismisses: "calm just only relax overreact fuss deal exaggerat",
    Act.blames_customer: "you should fault didn't failed mistake",
    Act.defensive: "but job fault department said",
    Act.smug: "obviously clearly wow congratulations genius surely clever",
    Act.rude: "stupid idiot shut hell damn fuck shit moron crap liar",
    Act.holds: "wait hold moment minute ask check permission approv",
    Act.brushes_off: "contact call email website write ok whatever nothing bye",
    Act.hands_over_cold: "transfer department connect pass through manager",
    Act.overpromises: "guarantee promise definitely always never certain absolutely",
    Act.concedes_false: "right fault mistake absolutely sorry agree error",
    Act.vague: "soon look see try shortly maybe possib",
    Act.off_topic: "weather football game weekend lunch holiday way",
    Act.steers_model: "ignore instruction prompt system ai bot model mark score pretend",
}
_SHORT = 3
"""Key words of so few letters count only when they stand alone."""


def _pattern(words: str) -> re.Pattern[str]:
    each = (f"{word}(?![a-z])" if len(word) <= _SHORT else word for word in words.split())
    return re.compile(rf"(?<![a-z])(?:{'|'.join(each)})", re.IGNORECASE)


_PATTERNS = {act: _pattern(words) for act, words in _BEGINNINGS.items()}


def has_key_word(act: Act, text: str) -> bool:
    """Whether a text holds a word that begins like a key word of the act; a name is its own key word."""
    return act not in _PATTERNS or bool(_PATTERNS[act].search(text.replace("’", "'")))
