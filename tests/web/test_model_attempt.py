"""A whole attempt with a model, through the API: words come while it still speaks, and the grade has evidence."""

import asyncio
import threading

from tests.fakes.behaviours import DONE
from tests.fakes.endpoint import ScriptedEndpoint
from tests.fakes.roles import BETTER, SORRY, plays, requests_of
from tests.fakes.wire import Wire, chunk, event
from tests.sites import Site, StartSite

FIRST, SECOND = "You said you would help me.", "So what comes next?"


class Held:
    """A voice that has said a sentence and begun the next one, and goes on only when it is let go."""

    def __init__(self) -> None:
        self.free = threading.Event()
        self.over = False

    async def __call__(self, wire: Wire) -> None:
        await wire.begin_stream()
        await wire.chunk(event(chunk(f"{FIRST} So what")))
        assert await asyncio.to_thread(self.free.wait, 5)
        self.over = True
        await wire.chunk(event(chunk(" comes next?")) + event(chunk(finish="stop")) + DONE)
        await wire.end_stream()


def test_an_attempt_is_played_and_graded_with_a_model(site: Site, model: ScriptedEndpoint) -> None:
    talk = site.begin()
    for words in (f"{SORRY} about your kitchen floor.", "I will send you a new kettle today.", "Does that help?"):
        heard = talk.say(words)
        assert heard.names == ["typing", "say", "done"]
        assert heard.last["fallback"] is None
        assert talk.in_character()
    view = talk.look()
    assert [turn["source"] for turn in view["turns"][1:]] == ["llm"] * 6
    assert view["engine"] == "llm"
    card = talk.finish()
    assert (card["status"], card["engine"], card["model"]) == ("graded", "llm", "parrot")
    (mark,) = card["criteria"][0]["items"]
    assert (mark["met"], mark["turn"], mark["quote"]) == (True, 2, SORRY)
    page = talk.client.get(f"/attempts/{talk.attempt}/debrief").text
    assert f"“{SORRY}”" in page
    assert 'href="#turn-2"' in page
    assert "by parrot" in page
    assert card["focus"][0]["better"] == BETTER
    assert requests_of(model) == {"reader": 3, "voice": 3, "judge": 1, "wording": 1}


def test_the_first_sentence_is_heard_before_the_model_has_finished(site: Site, model: ScriptedEndpoint) -> None:
    talk, voice = site.begin(), Held()
    model.otherwise = plays(voice=voice)
    stream, said = talk.post(f"{SORRY} about your kitchen floor."), []
    with talk.client.stream("GET", stream) as response:
        for line in response.iter_lines():
            if line.startswith("data: ") and "text" in line:
                said.append(line)
                if len(said) == 1:
                    assert FIRST in line
                    assert not voice.over
                    voice.free.set()
    assert voice.over
    assert f"{FIRST} {SECOND}" in said[-1]
    assert talk.in_character()


def test_an_attempt_is_played_and_graded_with_a_real_llama_cpp(start_site: StartSite, llama: str) -> None:
    site = start_site(llama, llm_model="smollm2", llm_timeout=30)
    talk = site.begin()
    heard = talk.say(f"{SORRY} about your kitchen floor.")
    assert (heard.names[0], heard.names[-1]) == ("typing", "done")
    assert heard.healthy
    assert talk.in_character()
    card = talk.finish()
    if card["status"] == "failed":  # it ran on to its last token, as a model so small may
        card = talk.regrade()
    assert (card["status"], card["model"]) == ("graded", "smollm2")
    marks = [mark for criterion in card["criteria"] for mark in criterion["items"]]
    assert all(mark["quote"] in talk.turns("trainee")[0]["text"] for mark in marks if mark["met"])
    for kind in ("bad_request", "not_json", "wrong_shape", "dropped", "unreachable"):
        assert site.count("makeright_llm_calls_total", outcome=kind) == 0
    assert site.count("makeright_llm_tokens_total", role="judge", direction="completion") > 10
