"""Trainees who do not listen: poor, hostile, the one who pastes sympathy and the one who answers "ok"."""

from app.customer.mind import Direction
from app.scripted_trainees.trainee import Line, Trainee, line

_POOR: dict[str, tuple[str, ...]] = {
    "canned": (
        "Thank you for contacting customer service.",
        "We apologize for any inconvenience caused.",
        "I understand your frustration.",
        "Your satisfaction is important to us.",
        "Thank you for your patience.",
        "We value your feedback.",
        "Sorry for the inconvenience.",
    ),
    "ask_again": (
        "How can I help you today?",
        "Can you please explain the problem from the beginning?",
        "And what exactly is your issue?",
        "Please describe what this is about.",
        "Could you tell me again what happened?",
        "What seems to be the problem?",
    ),
    "ask_told": (
        "Tell me the {label} again.",
        "I need your {label}.",
        "Please give me the {label} once more.",
        "Can you repeat the {label}?",
    ),
    "wall": (
        "As per our policy, that is not possible.",
        "{rule} Those are the rules.",
        "The system does not allow that.",
        "That's just our policy.",
        "It's in our terms and conditions: {rule}",
        "Policy is policy, I'm afraid.",
    ),
    "refuse": (
        "Unfortunately I can't do that.",
        "There is nothing I can do for you here.",
        "No, we can't offer that.",
        "I'm not able to do anything about that.",
    ),
    "vague": (
        "We'll look into it.",
        "Somebody will get back to you as soon as possible.",
        "It should be sorted at some point.",
        "We'll see what we can do.",
        "You'll hear from us in due course.",
        "It will be processed soon.",
    ),
    "hold": (
        "Please hold while I check with my manager.",
        "Please wait, I have to ask if I'm allowed to do that.",
        "Hold on, I need to get approval for this first.",
        "Bear with me, I have to check whether that's permitted.",
    ),
    "brush_off": (
        "You'd have to contact another department about that.",
        "You can fill in the form on our website.",
        "Please send an email to our general address instead.",
        "You'd better call back tomorrow.",
    ),
    "sorry": ("I'm sorry about that.", "I'm so sorry.", "I do apologize."),
}
_POOR_TURNS = (
    ("canned", "ask_again"),
    ("canned", "ask_told"),
    ("canned", "vague"),
    ("wall",),
    ("hold",),
    ("refuse", "canned"),
    ("ask_told", "vague"),
    ("brush_off",),
    ("sorry", "wall"),
    ("vague", "canned"),
)

_HOSTILE = {
    "dismiss": (
        "Calm down, it's not the end of the world.",
        "You're making a fuss about nothing.",
        "It really isn't that bad.",
        "Honestly, other people have real problems.",
        "Relax, it's hardly a disaster.",
        "You're overreacting.",
    ),
    "blame": (
        "You should have read the terms before you complained.",
        "This is your own fault.",
        "If you had paid attention, this wouldn't have happened.",
        "You obviously did something wrong at your end.",
        "Maybe check things properly next time.",
    ),
    "defend": (
        "It's not my department.",
        "As I already said, it's not our mistake.",
        "I'm just doing my job here.",
        "Don't blame me, I only work here.",
        "Like I told you, we did nothing wrong.",
    ),
    "sneer": (
        "Oh, what a tragedy.",
        "Do I need to spell it out for you?",
        "Wow, somebody got out of bed on the wrong side.",
        "Let me say it slowly so that you can follow.",
        "Congratulations, you can type in capitals.",
    ),
    "rude": (
        "Stop wasting my time.",
        "I don't have to listen to this rubbish.",
        "Don't be ridiculous, you sound like a child.",
        "Shut up and let me work.",
        "You're being an idiot about this.",
    ),
    "refuse": ("No.", "Not going to happen.", "Forget it, you get nothing from us."),
}

_STUFFING = (
    "I completely understand how frustrating this must be.",
    "I am so very sorry for the inconvenience.",
    "I truly apologize for everything you are going through.",
    "You are absolutely right to feel that way.",
    "I hear you and I totally get how you feel.",
    "We deeply value you as a customer.",
    "Your feelings are completely valid.",
    "I can only imagine how upsetting this is.",
    "I sincerely apologize for this unfortunate experience.",
    "Thank you so much for your patience and understanding.",
    "I really do feel for you.",
    "Please accept our heartfelt apologies.",
    "I understand your frustration and I empathize with your situation.",
    "I am sorry, really sorry, truly sorry.",
    "Your happiness means the world to us.",
)
_NEGLECT = (
    "ok",
    "noted",
    "Okay.",
    "I see.",
    "Right.",
    "Got it.",
    "Sure.",
    "k",
    "Understood.",
    "Alright.",
    "Hm.",
    "Yes.",
    "Fine.",
)


class Poor(Trainee):
    """Stock phrases, the same questions again, rules as walls, holds and vague promises."""

    turns = 9

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        first, *rest = _POOR_TURNS
        self.chance.shuffle(rest)
        self._plan = [first, *rest]

    def reply(self, direction: Direction | None) -> Line:
        kinds = self._plan[0]
        self._plan = [*self._plan[1:], kinds]
        asked = self.words.questions()
        slots = {"label": self.chance.choice(asked)[1] if asked else "details"}
        rule = self.words.rule(self.chance)
        slots["rule"] = rule[0] if rule else "That cannot be changed."
        return line([self.say(kind, _POOR[kind], **slots) for kind in kinds])


class Hostile(Trainee):
    """Dismisses, blames, sneers."""

    turns = 9

    def reply(self, direction: Direction | None) -> Line:
        kinds = self.chance.sample(sorted(_HOSTILE), k=self.chance.choice((1, 2, 2)))
        return line([self.say(kind, _HOSTILE[kind]) for kind in kinds])


class Stuffer(Trainee):
    """Pastes sympathy and does nothing."""

    turns = 9

    def reply(self, direction: Direction | None) -> Line:
        return line([self.say("stuffing", _STUFFING) for _ in range(self.chance.choice((2, 3)))])


class Neglecter(Trainee):
    """Answers with a word."""

    turns = 9

    def reply(self, direction: Direction | None) -> Line:
        return line([self.say("neglect", _NEGLECT)])
