"""The words for telling a friend: by what helped, what hurt, how satisfied they are and how it ended."""

from app.acts import Act
from app.customer.mind import Ending

GOOD: dict[str, tuple[str, ...]] = {
    "action": ("they did it while I was still there", "it was done then and there"),
    Act.owns: (
        "somebody said it was their own mistake, no wriggling",
        "the person I got took it on and didn't blame anyone",
    ),
    Act.names_feeling: (
        "somebody finally saw what it had done to me",
        "the person I got understood why I was so upset",
    ),
    Act.commits: ("I was told who does what and by when", "I got a time for it, in writing"),
    Act.explains_why: ("they told me the reason and not just the rule", "somebody explained why, like to a grown-up"),
    Act.hands_over_warm: (
        "they fetched somebody who could decide, and I didn't have to tell it all again",
        "they brought in the right person and had told them everything",
    ),
    Act.acknowledges: ("somebody had read what I wrote", "the person I got knew exactly what had happened"),
    Act.personal: ("there was a human being at the other end", "I got a person and not a script"),
}
"""After "and …": what helped most."""

HARSH: dict[str, tuple[str, ...]] = {
    Act.rude: ("then they were rude to me on top of it", "then I was insulted for asking"),
    Act.blames_customer: ("in the end it was supposed to be my own fault", "they turned it round and blamed me"),
    Act.smug: ("they talked down to me", "all I got was sarcasm"),
    Act.dismisses: ("they told me it was nothing to be upset about", "they acted as if I was making a fuss"),
    Act.brushes_off: ("they just wanted me gone", "they waved me away as soon as they could"),
    Act.policy_wall: ("all I heard was rules", "they hid behind a rule that nobody could explain"),
    Act.defensive: ("all they did was defend themselves", "it was one excuse after another"),
    Act.asked_again: ("I had to tell it all over again", "they kept asking for what I had told them already"),
    Act.hands_over_cold: ("they passed me on and I started from nothing", "I was handed round like a parcel"),
    Act.holds: ("they kept me waiting for permission", "nobody there may decide a thing"),
    Act.off_topic: ("they talked about something else altogether",),
    Act.vague: ("they wouldn't be pinned down on anything", "it was one maybe after another"),
    "nothing_in_it": ("I got one-word answers", "I might as well have talked to the wall"),
    "empty_sympathy": ("they were sorry ten times and did nothing", "I got sympathy by the yard and nothing done"),
    "promise_not_kept": ("they said it was done, and nothing was done",),
    "promise_exposed": ("they promised me the moon and took it back",),
    "no_way_forward": ("nobody had anything to offer me", "we went round in circles"),
    Act.canned: ("I got phrases off a card", "every sentence came out of a box"),
}
"""After "and …": what hurt most."""

GOOD_IN_THE_END = ("though I'll give them this,", "and then, believe it or not,", "then I wrote in, and")

SO_SO = (
    "which is something, but not enough",
    "so I wouldn't call it mended",
    "and I'm still waiting to see it",
    "and I still wouldn't call it put right",
)
"""After what was good and not enough."""

NO_MORE_THAN_THAT = (
    "and talking to them got me no further",
    "and nothing much came of complaining",
    "and I'm about where I was before",
)
"""After "They charged me twice, ...": where nothing stood out, good or bad."""

GOOD_ENOUGH = ("and they saw to it in the end", "but when I complained they listened")
"""Where it ended well and nothing stood out."""

VERDICT: dict[int, tuple[str, ...]] = {
    1: (
        "Go anywhere else",
        "Never again, and tell your sister",
        "Don't give them a penny",
        "I'd warn anybody off them",
    ),
    2: ("I'd think twice before going there", "I'm looking around for somebody else", "I wouldn't send you there"),
    3: (
        "I'd wait and see before I recommend them",
        "Could have been worse, should have been better",
        "I'll give them one more go",
    ),
    4: (
        "I was ready to leave, and I'm staying for now",
        "They put it right, I'll say that for them",
        "Fair is fair, I'd go back",
    ),
    5: (
        "If it happens to you, ask for the one I had",
        "I'd go back tomorrow, and I didn't expect to say that",
        "That's how you treat people",
        "I came to complain and I stayed a customer",
    ),
}

VERDICT_UNWON = (
    "They were decent about it in the end, and it changes nothing",
    "It doesn't bring back what I lost, but somebody listened",
    "I was treated like a person this time, that's all I'll say for them",
)
"""For a customer who could not be won and was treated well."""

VERDICT_LOST = (
    "They know now what they did, I hope",
    "Nothing they could say gets it back",
    "I don't know that I could go there again",
)
"""For one who could not be won and was treated neither well nor badly."""

VERDICT_BY_ENDING: dict[Ending, tuple[str, ...]] = {
    Ending.walked_out: ("I left in the middle, and I'm not going back", "I walked out on them, and I'd do it again"),
    Ending.time_out: ("They shut before they were done with me", "The clock beat them, or so they'd say"),
    Ending.handed_over: ("Now somebody else has it, we'll see", "I've been passed on, so ask me again next week"),
}
