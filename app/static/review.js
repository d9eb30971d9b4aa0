// The blind form: keeps what is entered as it is entered, marks by keyboard, takes quotes from the conversation.

import { shown } from "./when.js";
import { _ } from "./words.js";

const form = document.getElementById("review");
const state = document.getElementById("saved-state");
const items = [...form.querySelectorAll("fieldset[data-key]")];
const version = form.elements.version;
const KEYS = ["met", "not_met", "cannot_tell", "not_applicable"];
let current = items[0];
let timer = null;
let saving = null;
let changed = false;
let stopped = false;

document.getElementById("keys").hidden = false;

function value(name, key) {
  return form.elements[`${name}:${key}`].value;
}

function draft() {
  const marks = {};
  for (const { dataset } of items) {
    const turn = value("turn", dataset.key);
    marks[dataset.key] = {
      choice: value("mark", dataset.key) || null,
      turn: turn ? Number(turn) : null,
      quote: value("quote", dataset.key),
      note: value("note", dataset.key),
    };
  }
  return { marks, comment: form.elements.comment.value };
}

async function save({ leaving = false } = {}) {
  clearTimeout(timer);
  if (!changed || stopped || (saving && !leaving)) return;
  changed = false;
  saving = send(leaving);
  await saving;
  saving = null;
  if (changed) later();
}

async function send(leaving) {
  try {
    const response = await fetch(form.dataset.api, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...draft(), version: Number(version.value) }),
      keepalive: leaving,
    });
    const answer = await response.json();
    if (response.ok) {
      version.value = answer.version;
      state.textContent = _("Saved %(time)s.", { time: shown(new Date(), "clock") });
    } else {
      stopped = response.status === 409;
      state.textContent = answer.error.message;
    }
  } catch {
    changed = true;
    state.textContent = _("Not saved: the server cannot be reached. What you entered stays here; it is tried again.");
  }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(save, 700);
}

function noteChange() {
  changed = true;
  later();
}

function mark(item, choice) {
  const radio = [...item.querySelectorAll('input[type="radio"]')].find((one) => one.value === choice);
  radio.checked = true;
  noteChange();
  const next = items[items.indexOf(item) + 1];
  (next?.querySelector("input:checked") ?? next?.querySelector("input") ?? form.elements.comment).focus();
}

function takeQuote(number) {
  const said = document.querySelector(`#turn-${number} .said`);
  const chosen = getSelection();
  const inside = !chosen.isCollapsed && said.contains(chosen.anchorNode) && said.contains(chosen.focusNode);
  const { key } = current.dataset;
  form.elements[`turn:${key}`].value = number;
  form.elements[`quote:${key}`].value = (inside ? chosen.toString() : said.textContent).trim();
  current.querySelector("details").open = true;
  form.elements[`quote:${key}`].focus();
  noteChange();
}

form.addEventListener("input", noteChange);
form.addEventListener("focusin", ({ target }) => {
  current = target.closest("fieldset[data-key]") ?? current;
});
form.addEventListener("keydown", (event) => {
  const item = event.target.closest("fieldset[data-key]");
  const choice = KEYS[Number(event.key) - 1];
  if (!item || !choice || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.matches('input:not([type="radio"]), select, textarea')) return;
  event.preventDefault();
  mark(item, choice);
});
form.addEventListener("submit", async (event) => {
  if (!saving) {
    stopped = true;
    return;
  }
  event.preventDefault();
  const { submitter } = event;
  await saving;
  stopped = true;
  form.requestSubmit(submitter);
});
addEventListener("pagehide", () => save({ leaving: true }));
document.querySelectorAll("[data-quote]").forEach((button) => {
  button.hidden = false;
  // keeps the selection that the click would take away
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => takeQuote(Number(button.dataset.quote)));
});
