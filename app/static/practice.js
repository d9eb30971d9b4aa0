// Beside the answer: what the trainee does with it, the handover note, hints, the specialist, pause and stop.

import { _ } from "./words.js";

const chat = document.getElementById("chat");
const text = document.getElementById("text");
const composer = document.getElementById("composer");
const status = document.getElementById("status");
const api = `/api/attempts/${chat.dataset.attempt}`;
const tools = [...document.querySelectorAll("[data-panel]")];
const actions = [...document.querySelectorAll("[data-action]")];
const handover = document.getElementById("handover");
const paused = document.getElementById("paused");
const wide = matchMedia("(min-width: 56rem) and (min-height: 44rem)");

async function post(path, body) {
  const options = { method: "POST", keepalive: true, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body ?? {}) };
  try {
    const response = await fetch(`${api}/${path}`, options);
    const answer = await response.json();
    return response.ok ? { answer } : { problem: answer.error?.message ?? _("The server answered %(code)s.", { code: response.status }) };
  } catch {
    return { problem: _("The server cannot be reached just now. Try again.") };
  }
}

function open(name) {
  for (const tool of tools) {
    const here = tool.dataset.panel === name;
    tool.setAttribute("aria-expanded", String(here));
    document.getElementById(tool.dataset.panel).hidden = !here;
  }
  settle();
}

function settle() {
  const fixed = getComputedStyle(composer).position === "sticky";
  document.documentElement.style.setProperty("--composer", `${fixed ? composer.offsetHeight : 0}px`);
  const tall = composer.offsetHeight > innerHeight - 130;
  if (!fixed) composer.scrollIntoView({ block: tall ? "start" : "end", behavior: "instant" });
  else document.getElementById("turns").lastElementChild?.scrollIntoView({ block: "end", behavior: "instant" });
}

function line(list, parts) {
  const item = document.createElement("li");
  for (const { words, before, soft } of parts) {
    const paragraph = document.createElement("p");
    if (soft) paragraph.className = "small soft";
    if (before) {
      const bold = document.createElement("b");
      bold.textContent = `${before} `;
      paragraph.append(bold);
    }
    paragraph.append(words);
    item.append(paragraph);
  }
  list.append(item);
  item.scrollIntoView({ block: "nearest", behavior: "instant" });
}

// what is done with the next message

function choose(button) {
  for (const other of actions) {
    const on = other === button && other.getAttribute("aria-pressed") !== "true";
    other.setAttribute("aria-pressed", String(on));
  }
  const chosen = actions.find((one) => one.getAttribute("aria-pressed") === "true");
  const words = document.querySelector("[data-chosen]");
  if (words) words.textContent = chosen ? `${_("with:")} ${chosen.dataset.do}` : "";
  for (const why of document.querySelectorAll("[data-why]")) why.hidden = why.dataset.why !== chosen?.dataset.action;
  const hands = chosen && ["manager", "specialist"].includes(chosen.dataset.action);
  if (handover) handover.hidden = !hands;
  if (hands || (!wide.matches && chosen)) open(null);
  else settle();
  if (hands) handover.querySelector("input").focus();
  else if (button) text.focus();
}

// hints, one step at a time

const hint = document.getElementById("hint");
const hintNote = document.querySelector("[data-hint-note]");
const hintList = document.querySelector("[data-hints]");

function hintStep(step) {
  hint.dataset.step = step;
  hint.hidden = step >= 2;
  hint.textContent = [_("A question to think about"), _("A pointer")][step] ?? "";
  hintNote.textContent = step >= 2 ? _("A worded example comes with the debrief.") : _("Each hint you use is shown in the debrief.");
}

async function askForHint() {
  hint.disabled = true;
  const { answer, problem } = await post("hints");
  hint.disabled = false;
  if (problem) return void (hintNote.textContent = problem);
  const pointer = answer.step === 2 ? [{ before: answer.principle, words: `· ${answer.line}`, soft: true }] : [];
  line(hintList, [{ words: answer.text }, ...pointer]);
  hintStep(answer.step);
  if (hint.hidden) text.focus();
}

// the specialist beside the chat

const question = document.getElementById("question");
const ask = document.getElementById("ask");

async function askTheDesk() {
  const words = question.value.trim();
  if (!words || ask.disabled) return question.focus();
  ask.disabled = true;
  const { answer, problem } = await post("questions", { text: words });
  ask.disabled = false;
  const list = document.querySelector("[data-questions]");
  if (problem) return line(list, [{ words: problem, soft: true }]);
  line(list, [{ before: _("You:"), words: answer.text }, { before: `${chat.dataset.desk}:`, words: answer.answer }]);
  question.value = "";
  question.focus();
}

// breaks

let pausing = Promise.resolve();

function pause() {
  if (paused.open) return;
  paused.showModal();
  pausing = post("pause");
}

async function goOn() {
  await pausing;
  const { problem } = await post("go-on");
  if (problem) return void (status.textContent = problem);
  paused.close();
  text.focus();
}

async function stop() {
  const { problem } = await post("stop");
  if (problem) return void (status.textContent = problem);
  location.reload();
}

for (const tool of tools) {
  tool.addEventListener("click", () => {
    const name = tool.getAttribute("aria-expanded") === "true" ? null : tool.dataset.panel;
    open(name);
    if (name === "desk") question.focus();
    if (name === "hints" && hint.dataset.step === "0") askForHint();
  });
}
for (const button of actions) button.addEventListener("click", () => choose(button));
hint?.addEventListener("click", askForHint);
ask?.addEventListener("click", askTheDesk);
question?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  askTheDesk();
});
handover?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  const fields = [...handover.querySelectorAll("input")];
  (fields[fields.indexOf(event.target) + 1] ?? text).focus();
});

document.getElementById("pause").addEventListener("click", pause);
document.getElementById("stop").addEventListener("click", stop);
document.getElementById("go-on").addEventListener("click", goOn);
document.getElementById("stop-here").addEventListener("click", stop);
paused.addEventListener("cancel", (event) => {
  event.preventDefault();
  goOn();
});
document.addEventListener("keydown", (event) => {
  if (event.isComposing || composer.hidden) return;
  if (event.key === "F9") {
    event.preventDefault();
    stop();
  } else if (event.key === "Escape" && !paused.open) {
    event.preventDefault();
    pause();
  }
});

document.addEventListener("turn-sent", () => {
  choose(null);
  for (const field of handover?.querySelectorAll("input") ?? []) field.value = "";
});
document.addEventListener("turn-answered", () => {
  if (!hint) return;
  hintList.replaceChildren();
  hintStep(0);
  if (!document.getElementById("hints").hidden) open(wide.matches ? "actions" : null);
});

if (hint) hintStep(Number(hint.dataset.step));
if (wide.matches && actions.length > 0 && !composer.hidden) open("actions");
if (chat.dataset.held === "paused") paused.showModal();
