// One attempt in the page: send a turn, follow the customer's answer, lose nothing on the way.

import { _, decimal } from "./words.js";

const chat = document.getElementById("chat");
const turns = document.getElementById("turns");
const text = document.getElementById("text");
const send = document.getElementById("send");
const composer = document.getElementById("composer");
const waiting = document.getElementById("waiting");
const status = document.getElementById("status");
const trouble = document.getElementById("trouble");
const ended = document.getElementById("ended");
const count = document.getElementById("count");
const actions = [...document.querySelectorAll("[data-action]")];
const api = `/api/attempts/${chat.dataset.attempt}`;
const draftKey = `draft-${chat.dataset.attempt}`;
const firstName = chat.dataset.customer.split(" ")[0];
const LONGEST = 2000;
const LOST = 2; // how often in a row the browser fails to connect until the trainee is told

let source = null;
let following = null;
let unsent = null; // { key, text, action, note }: the turn on its way, kept until the server has it

const ENDINGS = {
  resolved: _("%(name)s is satisfied.", { name: firstName }),
  settled: _("%(name)s accepts, without being happy about it.", { name: firstName }),
  walked_out: _("%(name)s has left.", { name: firstName }),
  handed_over: _("%(name)s is in other hands now.", { name: firstName }),
  time_out: _("The time is up."),
};

const BANDS = { calm: _("calm"), mild: _("mild"), annoyed: _("annoyed"), angry: _("angry") };

function key() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function chosenAction() {
  return actions.find((button) => button.getAttribute("aria-pressed") === "true") ?? null;
}

function handoverNote() {
  const fields = [...document.querySelectorAll("#handover:not([hidden]) [data-note]")];
  const note = Object.fromEntries(fields.map((field) => [field.dataset.note, field.value.trim()]));
  return Object.values(note).some(Boolean) ? note : null;
}

function bubble(speaker, { action = null } = {}) {
  const item = document.createElement("li");
  item.className = `turn ${speaker}`;
  const who = document.createElement("span");
  who.className = "who";
  who.textContent = { customer: chat.dataset.customer, trainee: _("You"), manager: _("Manager"), specialist: _("Specialist") }[speaker];
  const said = document.createElement("p");
  said.className = "said";
  said.dir = "auto";
  if (chat.dataset.language) said.lang = chat.dataset.language;
  item.append(who, said);
  if (action) note(item, `${_("with:")} ${action}`);
  turns.append(item);
  return item;
}

function note(item, words) {
  const line = document.createElement("span");
  line.className = "with";
  line.textContent = words;
  item.append(line);
  return line;
}

function breath(words) {
  const line = document.createElement("li");
  line.className = "breath";
  line.textContent = words;
  turns.append(line);
}

function stayAtTheEnd() {
  document.documentElement.style.setProperty("--composer", `${composer.offsetHeight}px`);
  const last = waiting.hidden ? turns.lastElementChild : waiting;
  last?.scrollIntoView({ block: "end", behavior: "instant" });
}

function busy(on) {
  send.disabled = on;
  waiting.hidden = !on;
  status.textContent = on ? _("%(name)s is typing.", { name: firstName }) : "";
}

function showTrouble(message, again) {
  trouble.hidden = false;
  requestAnimationFrame(() => trouble.scrollIntoView({ block: "end", behavior: "instant" }));
  trouble.querySelector("[data-message]").textContent = message;
  const button = trouble.querySelector("[data-again]");
  button.hidden = !again;
  button.onclick = () => {
    trouble.hidden = true;
    again();
  };
}

async function problemOf(response) {
  try {
    const body = await response.json();
    return body.error?.message ?? body.message ?? _("The server answered %(code)s.", { code: response.status });
  } catch {
    return _("The server answered %(code)s. Your words are still in the box.", { code: response.status });
  }
}

async function submit() {
  if (send.disabled) return;
  const words = text.value.trim();
  if (!words) {
    text.focus();
    status.textContent = _("Write an answer first.");
    return;
  }
  const action = chosenAction();
  unsent = unsent?.text === words ? unsent : { key: key(), text: words, action: action?.dataset.action ?? null, note: handoverNote() };
  busy(true);
  trouble.hidden = true;
  try {
    const response = await fetch(`${api}/turns`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": unsent.key },
      body: JSON.stringify({ text: unsent.text, action: unsent.action, note: unsent.note }),
    });
    if (!response.ok) return refuse(await problemOf(response), response.status);
    const { turn, stream } = await response.json();
    const done = action && (unsent.note ? _("%(action)s, with a note", { action: action.dataset.do }) : action.dataset.do);
    const item = bubble("trainee", { action: done });
    item.id = `turn-${turn}`;
    item.querySelector(".said").textContent = unsent.text.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, "");
    unsent = null;
    text.value = "";
    localStorage.removeItem(draftKey);
    counted();
    document.dispatchEvent(new CustomEvent("turn-sent"));
    follow(stream);
  } catch {
    refuse(_("The server cannot be reached. Your words are still in the box."), 0);
  }
}

function refuse(message, code) {
  busy(false);
  const stale = code === 409;
  showTrouble(message, stale ? () => location.reload() : submit);
  trouble.querySelector("[data-again]").textContent = stale ? _("Show the latest") : _("Send again");
}

function follow(stream) {
  busy(true);
  stayAtTheEnd();
  let item = null;
  let speaker = null;
  let lost = 0;
  following = stream;
  source = new EventSource(stream);
  source.addEventListener("open", () => { lost = 0; });
  source.addEventListener("typing", () => {
    // a reconnect replays what was said: start the unfinished bubble anew
    if (item) item.remove();
    item = null;
  });
  source.addEventListener("say", (event) => {
    const said = JSON.parse(event.data);
    const who = said.speaker ?? "customer";
    if (!item || who !== speaker) item = bubble(who);
    speaker = who;
    const place = item.querySelector(".said");
    place.textContent = place.textContent ? `${place.textContent} ${said.text}` : said.text;
    stayAtTheEnd();
  });
  source.addEventListener("done", (event) => {
    stop();
    const done = JSON.parse(event.data);
    item ??= bubble("customer");
    item.querySelector(".said").textContent = done.text;
    item.id = `turn-${done.turn}`;
    if (done.fallback) note(item, done.fallback).lang = "en";
    if (done.mood) {
      item.classList.add(done.mood.band);
      showMood(done.mood);
    }
    if (done.reframe) breath(done.reframe);
    document.dispatchEvent(new CustomEvent("turn-answered"));
    if (!done.ended) text.focus({ preventScroll: true });
    stayAtTheEnd();
    if (done.ended) end(done.ended);
  });
  source.addEventListener("error", (event) => {
    if (event.data === undefined) {
      lost += 1; // the browser connects again by itself, unless it was refused
      if (source.readyState === EventSource.CLOSED || lost === LOST) retryLater(_("The connection broke off. Your words are kept."));
      return;
    }
    const failure = JSON.parse(event.data);
    stop();
    if (item) item.remove();
    if (failure.retry) retryLater(failure.message);
    else showTrouble(failure.message, null);
  });
}

function retryLater(message) {
  const stream = following;
  stop();
  trouble.querySelector("[data-again]").textContent = _("Ask again");
  showTrouble(message, () => follow(stream));
}

function stop() {
  source?.close();
  source = null;
  busy(false);
}

function showMood(mood) {
  const meter = document.getElementById("mood");
  if (!meter) return;
  meter.className = `mood ${mood.band}`;
  meter.querySelector("[data-mood-word]").textContent = BANDS[mood.band];
  meter.querySelector("[data-anger]").textContent = decimal(mood.anger);
  meter.querySelector("[data-felt]").textContent = decimal(mood.felt_right);
  meter.querySelector("[data-anger-bar]").setAttribute("width", mood.anger * 10);
  meter.querySelector("[data-felt-bar]").setAttribute("width", mood.felt_right * 10);
}

function end(ending) {
  composer.hidden = true;
  ended.hidden = false;
  ended.querySelector("[data-how]").textContent = ENDINGS[ending] ?? _("The conversation has ended.");
  ended.querySelector("a").focus();
  ended.scrollIntoView({ block: "nearest" });
}

function counted() {
  const left = LONGEST - text.value.length;
  count.hidden = left > 200;
  count.textContent = _("%(n)s characters left", { n: left });
}

text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    submit();
  }
});
text.addEventListener("input", () => {
  counted();
  localStorage.setItem(draftKey, text.value);
});
send.addEventListener("click", submit);
composer.addEventListener("submit", (event) => {
  const question = text.value.trim()
    ? _("Finish without sending what you have written?")
    : _("Finish here and see the debrief? You cannot go on afterwards.");
  if (!confirm(question)) event.preventDefault();
});

for (const panel of document.querySelectorAll(".side details")) panel.open = matchMedia("(min-width: 56rem)").matches;
text.value = localStorage.getItem(draftKey) ?? "";
counted();
if (chat.dataset.stream) follow(chat.dataset.stream);
else stayAtTheEnd();
if (matchMedia("(min-width: 56rem)").matches) text.focus({ preventScroll: true });
addEventListener("load", () => { chat.dataset.ready = ""; }); // when every script of the page listens
