"""The model behind an OpenAI-compatible endpoint. Every call ends in bounded time: in an answer or `EndpointFailed`."""

import asyncio
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from typing import Any, TypeVar

from app.breaker import Breaker
from app.llm_answer import Answer as Answer
from app.llm_answer import BadReply, Piece, completion_in, json_in, names_in
from app.llm_call import MAX_REQUESTS, Call, Dialect, Messages, Question
from app.llm_failure import EndpointFailed as EndpointFailed
from app.llm_failure import Ends, Failure, explained, place_of
from app.llm_probe import FEW_WORDS, Finding, examine, seen_by_openai
from app.llm_reading import Listener, pieces, whole
from app.llm_route import Route, route_to
from app.llm_traffic import Traffic
from app.llm_wire import Path, Reply
from app.metrics import Metrics
from app.settings import Role as Role
from app.settings import Settings

T = TypeVar("T")

_TEMPERATURE: Mapping[Role, float] = {"reader": 0.0, "judge": 0.0, "voice": 0.8}
_NO_LIST = frozenset(
    {Failure.not_found, Failure.forbidden, Failure.bad_request, Failure.server_error, Failure.not_json}
)
_SHAPE_ERRORS = (ValueError, TypeError, LookupError, AttributeError)


class Endpoint:
    """The one client of the model endpoint that all conversations share.

    A request may take `settings.llm_timeout` seconds; a call with its retries and its repair a little longer.
    """

    PATIENCE = 1.5
    """How many times `llm_timeout` a whole call may take."""

    def __init__(
        self, settings: Settings, metrics: Metrics, *, breaker: Breaker | None = None, pause: float = 0.2
    ) -> None:
        """`pause`: about how many seconds pass before the first retry, twice as many before the second."""
        self._settings = settings
        self._traffic = Traffic(settings.llm_concurrency, metrics, breaker or Breaker())
        self._pause = pause
        self.dialect = Dialect()
        self._where = place_of(settings.llm_base_url)
        self._route: Route | None = None
        self._connecting = threading.Lock()

    def connect(self) -> None:
        """Loads the client ahead of the first call (most of a second); may run in a thread while a server starts."""
        self._connected()

    async def structured(
        self,
        role: Role,
        *,
        messages: Messages,
        schema: Mapping[str, Any],
        name: str,
        validate: Callable[[Any], T],
        max_tokens: int,
        timeout: float | None = None,
    ) -> Answer[T]:
        """An answer in the shape of `schema` that `validate` accepts (it raises ValueError where it does not).

        `timeout` in seconds replaces the setting for this call. A wrong shape is sent back once, with what is wrong.
        """
        question = Question(messages, max_tokens, _TEMPERATURE[role], schema=schema, name=name)
        async with self._call(role, timeout) as call:
            repaired = False
            while True:
                reply = await self._ask(call, question)
                try:
                    value = validate(json_in(reply.text))
                    break
                except _SHAPE_ERRORS as error:
                    if repaired or reply.misfit is Failure.cut_off or call.requests >= MAX_REQUESTS:
                        raise call.failed(reply.misfit) from None
                    repaired, question = True, question.after(reply.text, error)
        return Answer(
            value=value,
            raw=reply.text,
            model=call.model,
            prompt_tokens=call.prompt_tokens,
            completion_tokens=call.completion_tokens,
            requests=call.requests,
            repaired=repaired,
        )

    async def stream(
        self, role: Role, *, messages: Messages, max_tokens: int, listener: Listener | None = None
    ) -> AsyncGenerator[str]:
        """The pieces of an answer in plain words, as they come. Closing the generator closes the connection.

        What came before a failure has been yielded when `EndpointFailed` is raised. A `listener` who does
        not wait gets the next pieces up to 0.1 s late, which saves work.
        """
        question = Question(messages, max_tokens, _TEMPERATURE[role], stream=True)
        async with self._call(role, None) as call:
            while True:
                try:
                    async with self._open(call, question) as response:
                        limits = {"first_by": call.until, "gap": call.limit / 2, "until": call.deadline}
                        found = pieces(response, max_tokens=max_tokens, listener=listener or Listener(), **limits)
                        async with aclosing(found) as said:
                            async for piece in said:
                                call.count(piece)
                                if piece.text:
                                    if not call.answered:
                                        self._traffic.answered(call)
                                    yield piece.text
                    return
                except EndpointFailed as failure:
                    if call.answered:
                        raise
                    await self._before_next(call, failure)

    def model_for(self, role: Role) -> str:
        """The name of a role's model."""
        return self._settings.model_for(role)

    async def models(self) -> list[str] | None:
        """The names that the endpoint lists, or None where it lists none."""
        async with self._call("judge", None) as call:
            try:
                async with self._request(call, "/models", None) as reply:
                    return names_in(await self._whole(call, reply))
            except EndpointFailed as failure:
                if failure.kind in _NO_LIST:
                    return None
                raise

    async def probe(self) -> tuple[Finding, ...]:
        """What the endpoint can do for each role, in words for an operator; OpenAI's own client is asked as well."""
        found = await examine(self)
        if any(finding.state == "problem" for finding in found):
            return found
        return (*found, await self._as_openai_reads_it(self._connected()))

    async def close(self) -> None:
        """Closes the connections; the endpoint is of no use afterwards."""
        if self._route is not None and self._route.wire is not None:
            await self._route.wire.close()

    @asynccontextmanager
    async def _call(self, role: Role, timeout: float | None) -> AsyncIterator[Call]:
        """A call with its deadline, made within the traffic."""
        if self._route is None:
            await asyncio.to_thread(self.connect)
        now = asyncio.get_running_loop().time()
        limit = timeout or self._settings.timeout_for(role)
        call = Call(
            role=role,
            model=self._settings.model_for(role),
            place=self._where,
            pause=self._pause,
            begun=now,
            limit=limit,
            deadline=now + self.PATIENCE * limit,
        )
        async with self._traffic.around(call):
            if problem := self._connected().problem:
                raise call.failed(problem[0], code=problem[1])
            yield call

    async def _ask(self, call: Call, question: Question) -> Piece:
        """The whole answer to a question, asked again where that may help."""
        while True:
            try:
                async with self._open(call, question) as response:
                    reply = completion_in(await self._whole(call, response))
                call.count(reply)
                return reply
            except EndpointFailed as failure:
                await self._before_next(call, failure)

    async def _before_next(self, call: Call, failure: EndpointFailed) -> None:
        """Waits until the call may ask again; raises the failure where it may not."""
        if failure.rejects:
            self.dialect.learn(call.model, failure.rejects)
            if call.requests < MAX_REQUESTS:
                return
        await asyncio.sleep(call.pause_before_next(failure, now=asyncio.get_running_loop().time()))

    def _open(self, call: Call, question: Question) -> AbstractAsyncContextManager[Reply]:
        """The answer to one request for a completion."""
        return self._request(call, "/chat/completions", question.body(call.model, self.dialect))

    @asynccontextmanager
    async def _request(self, call: Call, path: Path, body: Mapping[str, Any] | None) -> AsyncIterator[Reply]:
        """One request. Whatever goes wrong until the response is closed leaves as `EndpointFailed`."""
        call.requests += 1
        call.until = min(call.deadline, asyncio.get_running_loop().time() + call.limit)
        wire = self._connected().wire
        assert wire is not None
        reply: Reply | None = None
        try:
            async with asyncio.timeout_at(call.until):
                reply = await wire.ask(path, body)
            yield reply
        except BadReply as bad:
            raise call.failed(bad.kind) from None
        except wire.errors as error:
            way = Ends(self._where, place_of(wire.proxy) if wire.proxy else None)
            secret = self._settings.llm_api_key
            raise explained(error, way=way, model=call.model, secret=secret, body=body or {}) from None
        finally:
            if reply is not None:
                reply.close()

    async def _as_openai_reads_it(self, route: Route) -> Finding:
        """Whether the reference client gets an answer: ours takes much that no other program does.

        It is loaded here alone, since it holds 13 MB.
        """
        import httpx2
        import openai

        proxy = route.wire.proxy if route.wire else None
        http = httpx2.AsyncClient(verify=route.tls or True, proxy=proxy, trust_env=False)
        way: dict[str, Any] = {"base_url": self._settings.llm_base_url, "api_key": route.key, "http_client": http}
        body = FEW_WORDS.body(self.model_for("voice"), self.dialect)
        try:
            async with openai.AsyncOpenAI(**way, max_retries=0, timeout=self._settings.llm_timeout) as client:
                answer = await client.chat.completions.create(**body)
                understood = bool(answer.choices and answer.choices[0].message)
        except (openai.OpenAIError, ValueError, TypeError, AttributeError):
            understood = False
        return seen_by_openai(understood=understood)

    async def _whole(self, call: Call, reply: Reply) -> bytes:
        with reply.until(call.until):
            return await whole(reply.chunks(), broken=reply.errors)

    def _connected(self) -> Route:
        with self._connecting:
            if self._route is None:
                self._route = route_to(self._settings)
            return self._route
