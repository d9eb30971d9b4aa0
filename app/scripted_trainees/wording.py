"""What an excellent and a middling trainee say: sentences by beat, with slots that the case fills."""

EXCELLENT: dict[str, tuple[str, ...]] = {
    "greet": (
        "Hello {name}, I'm Sam.",
        "Hi {name}, Sam here, I've got your case.",
        "Good that you wrote, {name}. I'm Sam.",
        "Hello {name}, this is Sam.",
        "{name}, I'm Sam, and I've got your case in front of me.",
    ),
    "acknowledge": (
        "I've read it all: {back}.",
        "Let me be sure I have it right: {back}.",
        "So {back}, and nobody has put it right yet.",
        "This is what I've understood so far: {back}.",
    ),
    "acknowledge_view": (
        "As you see it, {back}, and that's how I've noted it.",
        "So this is how it looks to you: {back}.",
        "I've read it all. As it looks to you, {back}.",
        "Let me say it back: as you see it, {back}.",
    ),
    "feel": (
        "No wonder you're angry, it's taken time you needed for other things.",
        "I'd be just as upset in your place.",
        "That must be wearing, having to chase this on top of your own day.",
        "I can see how worn out you are, and after all that anybody would be.",
        "I'd be furious too if that had happened to me.",
    ),
    "feel_loss": (
        "That must hurt every time you have to tell it, and I'm sorry that you had to tell it again.",
        "I can hear how much this hurts, and that it was never about the money.",
        "I'd be heartbroken in your place, and angry on top of it.",
        "It must be so hard to carry that, and to have to write about it to a stranger.",
        "No wonder you're this hurt, I would be for a long time.",
    ),
    "feel_fact": (
        "Thank you for telling me: {fact}. That must be so hard on top of everything else.",
        "{Fact}, and then this: no wonder you're this upset.",
        "Thank you for trusting me with that. {Fact}: I can see why it hurts this much.",
        "{Fact}. I didn't know that, and I can see how hard that must be.",
    ),
    "feel_confided": (
        "Thank you for telling me that. With all this on top of it, no wonder you're upset.",
        "Thank you for trusting me with that, I can see now why this hurts so much.",
        "That must be so hard on top of everything else. Thank you for telling me.",
        "I didn't know that, thank you for telling me. No wonder this got to you.",
    ),
    "own": (
        "That's our mistake and not yours, and I'm taking it over from here.",
        "We got this wrong, and from this minute it's mine to put right.",
        "This one is on us: we should have caught it long before you had to write.",
        "That's our fault, plain and simple, and I'll see it through.",
        "We messed this up, there's no excuse for it.",
    ),
    "own_case": (
        "I'm taking this on myself, and I'm staying on it until you have a clear answer.",
        "I'm taking this over personally, so you deal with me and nobody else.",
        "I'll look after this one myself, from here to the end.",
        "From this minute this is my case, and I'll see it through.",
    ),
    "apologize": (
        "I'm sorry that {back}.",
        "I'm really sorry, {name}, that this was done to you.",
        "I apologise to you for that, it should never have happened.",
        "I'm truly sorry that we let you down like this.",
    ),
    "apologize_trouble": (
        "I'm sorry for the worry this has given you, {name}.",
        "I'm sorry that you've had to spend your evening on this.",
        "I'm sorry this has caused you so much trouble.",
        "I'm sorry for all the bother you've had with this.",
    ),
    "ask": (
        "I need one thing: what's the {label}?",
        "Could you give me the {label}? Then I can go straight to your case.",
        "What's the {label}, so that I can open the right record?",
        "One thing I need from you: the {label}, please?",
    ),
    "thank_fact": (
        "Thank you, {fact}, that's just what I needed.",
        "Thanks, {fact}, I have it now.",
        "Thank you, {fact}. I've found your file.",
        "{Fact}, thank you, got it.",
    ),
    "thank_told": (
        "Thank you, that helps me a lot.",
        "Thanks for telling me, I've written that down.",
        "I'm glad you told me, I've added it to your record.",
        "Thank you, now I have the whole picture.",
    ),
    "inform": (
        "I have your record open and I've added what you told me, so nobody will ask you twice.",
        "I've read through your record just now, and everything you've told me is in it.",
        "I've found your case, it's here in front of me, and there's nothing more I need from you.",
        "I've looked it all up, and you've given me everything I need.",
    ),
    "reason": (
        "You should know the rule and the reason for it. {rule} And here is why. {why}",
        "{rule} And this is the reason behind it. {why}",
        "{rule} There's a reason for that. {why}",
        "Let me tell you how it works, and why. {rule} {why}",
    ),
    "offer": (
        "Here is what I can do for you: I'll {deed}, {limit}.",
        "I can decide this myself: I'll {deed}, {limit}.",
        "My suggestion is that I {deed}, {limit}.",
        "What I can do right here: I'll {deed}, {limit}.",
    ),
    "offer_other": (
        "If that doesn't suit you, I can also {deed}, {limit}.",
        "There is another way as well: I could {deed}, {limit}.",
        "Another thing I can do myself is to {deed}, {limit}.",
        "Or, if you'd rather, I can {deed}, {limit}.",
    ),
    "offer_for": (
        "{Helper} can {deed}, {limit}, and that is what I've put forward for you.",
        "With {helper} here we can {deed}, {limit}.",
        "{Helper} and I can {deed}, {limit}.",
    ),
    "commit": (
        "I'm doing it now while you're here, and you'll have it from me in writing by six this evening.",
        "I'll get it done right now, and I'll send you the confirmation within the hour.",
        "I'd begin this minute, and by five o'clock today you'd have my written confirmation.",
        "I'd do it now, and you'd have it in writing within the hour.",
    ),
    "commit_for": (
        "{Helper} does it now while we're here, and you'll have the confirmation from us by six this evening.",
        "{Helper} will get it done right now, and I'll send you the confirmation within the hour.",
    ),
    "act": (
        "I'm doing it now, I'll {deed}, and the confirmation reaches you by six tonight.",
        "I'm starting it this minute: I'll {deed}, and you'll see it confirmed within the hour.",
        "So now I'll {deed}, while you're here, and you'll get the confirmation from me before five today.",
        "Right, I'll {deed}, now, and you'll have my confirmation within the hour.",
    ),
    "act_for": (
        "{Helper} is on it this minute: we {deed} now, and the confirmation reaches you by six tonight.",
        "So now {helper} and I {deed} while you're here, and you'll see it confirmed within the hour.",
    ),
    "check": (
        "Does that work for you, {name}?",
        "Would that help you, or would something else suit you better?",
        "Is that all right for you, or is there something you'd rather have?",
        "Is that all right with you?",
        "Would that suit you?",
    ),
    "no_cure": (
        "Nothing that I could put on the table gives that back to you, and I know it.",
        "I'd rather say it plainly: I can't undo it, and no sum makes up for it.",
        "I won't offer you one more thing as though it could make up for this, because it can't.",
        "I'm not asking you to accept anything, I'm here to listen to you.",
        "There's nothing I could offer that would weigh as much as this, so I won't pretend.",
    ),
    "next_step": (
        "You'll get a message from me as soon as it has all gone through.",
        "I'll check tomorrow at nine that it went through, and I'll write to you then.",
        "My name is on the record, and tomorrow at ten I'll check for myself that it went through.",
        "I'll keep an eye on it, and tomorrow at nine I'll write to tell you that it went through.",
    ),
    "lesson": (
        "On Thursday I'll bring what you told me to our review, in your words.",
        "I'll put in writing how this could happen, and you'll have it from me by noon tomorrow.",
        "I'll call you on Thursday at ten and tell you what we have changed.",
        "I'll bring it up in our team meeting tomorrow at nine, so that the next customer is spared this.",
    ),
    "check_over": (
        "Is there anything in this that still doesn't sit right with you, {name}?",
        "Is there anything else you'd like me to look at?",
        "What else would you like from me before we finish?",
    ),
    "personal": (
        "Between you and me, my own temper would have gone long ago.",
        "I lost a whole week to something like this once, and I still remember how it felt.",
        "My mother would have thrown her phone into the canal by now, and I'd have understood her.",
        "Something like this happened to me last year, and I was far less patient than you.",
    ),
    "warm_manager": (
        "{Helper}, our manager, decides on this, so I'm bringing them in right now, because you've waited "
        "long enough. {called}, here is the summary: {back}, and what {name} told me is in my notes.",
        "For this I'm asking {helper}, our manager, to join us, because the decision is theirs to make. "
        "{called}, in short: {back}, and {name} needs an answer today.",
    ),
    "warm_specialist": (
        "I'm asking {helper} to join us here, because they see the details at first hand. {called}, in "
        "short: {back}, and {name} needs a clear answer now.",
        "{Helper} can look straight at the records, so I'm bringing them in right now. Here is the "
        "summary for them: {back}, and what {name} told me is in my notes.",
    ),
    "steady": (
        "That's fair, and I'd say the same in your place.",
        "That's a fair point.",
        "You're right to say so.",
        "I hear you.",
        "Yes, I can see why you'd say that.",
        "You have every reason to be careful.",
    ),
    "close": (
        "Then that's agreed and done, {name}. If anything comes up, ask for Sam. Take care.",
        "Then we're set, {name}. You have it in writing, and you have my name. All the best to you.",
        "Good, then it's settled as we said. Thank you, {name}, and have a better evening.",
        "That's done, then. Thank you for bearing with us, {name}, and take care.",
    ),
}

OK: dict[str, tuple[str, ...]] = {
    "greet": ("Hello {name}.", "Hi {name}, thank you for contacting us.", "Good day {name}."),
    "sorry": ("I'm sorry about that.", "I'm sorry for what happened there.", "I apologise for the trouble."),
    "canned": (
        "I understand your frustration.",
        "We apologise for any inconvenience.",
        "I understand how you feel.",
        "Thank you for your patience.",
    ),
    "acknowledge": ("I see that {back}.", "So {back}, is that right?"),
    "ask": (
        "Could you give me your {label}, please?",
        "I need the {label} for that.",
        "Can I have the {label}, please?",
    ),
    "look": ("Let me have a look at that.", "I'll see what can be done.", "We're looking into it."),
    "rule": ("{rule}", "I should mention how this works: {rule}", "As a rule, {rule_lc}"),
    "why": ("There is a reason for it. {why}", "It isn't there to annoy you. {why}"),
    "refuse": ("I can't promise you more than that, I'm afraid.", "I can't do more than that from here."),
    "offer": ("What I can do is {deed}.", "I could {deed}, if you like.", "We can {deed}."),
    "commit": ("It should be with you tomorrow.", "I'll do that today.", "That will be done by tomorrow evening."),
    "act": ("All right, I've started that for you.", "OK, that's in the system now."),
    "own": ("That was a mistake on our side.", "That shouldn't have happened, and it was our side."),
    "check": ("Is that all right for you?", "Would that help?"),
    "manager": (
        "I'll bring in {helper} for that, because I'm not allowed to decide it.",
        "{Helper} would have to decide that, I'll get them.",
    ),
    "close": ("Is there anything else I can do for you? Goodbye.", "Then that's arranged, thank you and goodbye."),
}
