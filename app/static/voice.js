// Speaking and listening: the customer read aloud by the browser, an answer dictated. Only the words stay.

import { _ } from "./words.js";

const text = document.getElementById("text");
const status = document.getElementById("spoken");
const aloud = document.getElementById("aloud");
const dictate = document.getElementById("dictate");
const onceMore = document.getElementById("once-more");
const paused = document.getElementById("paused");
const READ_ALOUD = "read-aloud";

// the customer, read aloud

function voiceFor(language) {
  const [short] = language.split("-");
  // a voice that is not local sends the words to somebody else
  const fit = speechSynthesis.getVoices().filter((voice) => voice.localService && voice.lang.split(/[-_]/)[0] === short);
  return fit.find((voice) => voice.lang.replace("_", "-") === language) ?? fit[0];
}

function wordsSinceMine() {
  const all = [...document.querySelectorAll("#turns > .turn")];
  const mine = all.findLastIndex((turn) => turn.classList.contains("trainee"));
  return all.slice(mine + 1).map((turn) => turn.querySelector(".said"));
}

function readAloud() {
  speechSynthesis.cancel();
  if (aloud.getAttribute("aria-pressed") !== "true" || recorder) return;
  for (const said of wordsSinceMine()) {
    const language = said.lang || document.documentElement.lang;
    const voice = voiceFor(language);
    if (!voice) {
      const name = new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(language);
      status.textContent = _("This browser has no voice of its own for %(language)s, so nothing is read aloud.", { language: name });
      return;
    }
    const speech = new SpeechSynthesisUtterance(said.textContent);
    speech.lang = language;
    speech.voice = voice;
    speechSynthesis.speak(speech);
  }
}

function setAloud(on) {
  aloud.setAttribute("aria-pressed", String(on));
  localStorage.setItem(READ_ALOUD, on ? "yes" : "no");
  status.textContent = "";
  readAloud();
}

if (!("speechSynthesis" in window)) aloud.hidden = true;
else {
  aloud.addEventListener("click", () => setAloud(aloud.getAttribute("aria-pressed") !== "true"));
  aloud.setAttribute("aria-pressed", String(localStorage.getItem(READ_ALOUD) === "yes"));
  document.addEventListener("turn-answered", readAloud);
  document.addEventListener("turn-sent", () => speechSynthesis.cancel());
  addEventListener("pagehide", () => speechSynthesis.cancel());
  speechSynthesis.getVoices(); // browsers load them when first asked
}

// an answer, dictated

let recorder = null;
let recording = null; // kept until its words are there
let clock = null;

function look(label, { busy = false, on = false } = {}) {
  dictate.querySelector("[data-label]").textContent = label;
  dictate.disabled = busy;
  dictate.classList.toggle("recording", on);
  if (!on) dictate.querySelector("[data-clock]").textContent = "";
}

function refused(error) {
  return (
    {
      NotAllowedError: _("The browser may not use the microphone. Allow it beside the address, then dictate again."),
      NotFoundError: _("No microphone was found. Plug one in, then dictate again."),
    }[error.name] ?? _("The microphone cannot be used just now. Another program may hold it.")
  );
}

async function begin() {
  if (!navigator.mediaDevices || !window.MediaRecorder) {
    status.textContent = _("This browser cannot record here. Dictation needs an address that begins with https.");
    return;
  }
  window.speechSynthesis?.cancel();
  onceMore.hidden = true;
  look(_("Dictate"), { busy: true });
  try {
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    record(microphone);
  } catch (error) {
    look(_("Dictate"));
    status.textContent = refused(error);
  }
}

function record(microphone) {
  const parts = [];
  let size = 0;
  recorder = new MediaRecorder(microphone, { audioBitsPerSecond: 32000 });
  recorder.addEventListener("dataavailable", (event) => {
    parts.push(event.data);
    size += event.data.size;
    if (size > dictate.dataset.largest * 0.9) finish();
  });
  recorder.addEventListener("stop", () => {
    for (const track of microphone.getTracks()) track.stop();
    clearInterval(clock);
    recording = new Blob(parts, { type: recorder.mimeType });
    recorder = null;
    writeDown();
  });
  recorder.start(1000);
  look(_("Stop dictating"), { on: true });
  status.textContent = _("Recording. Speak, and press Stop dictating when you are done.");
  tick(Date.now());
}

function tick(begun) {
  const show = () => {
    const seconds = Math.floor((Date.now() - begun) / 1000);
    dictate.querySelector("[data-clock]").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (seconds >= dictate.dataset.longest) finish();
  };
  show();
  clock = setInterval(show, 500);
}

function finish() {
  if (recorder?.state === "recording") recorder.stop();
}

async function writeDown() {
  look(_("Writing down…"), { busy: true });
  status.textContent = _("Writing down what you said…");
  onceMore.hidden = true;
  const { words, problem } = await ask();
  look(_("Dictate"));
  onceMore.hidden = !problem;
  if (problem) {
    status.textContent = problem;
    dictate.focus();
    return;
  }
  recording = null;
  insert(words);
}

async function ask() {
  try {
    const headers = { "Content-Type": recording.type || "application/octet-stream" };
    const response = await fetch(dictate.dataset.address, { method: "POST", headers, body: recording });
    const answer = await response.json();
    return response.ok ? { words: answer.text } : { problem: answer.error.message };
  } catch {
    return { problem: _("The server cannot be reached just now. The recording is still here.") };
  }
}

function insert(words) {
  const before = text.value.slice(0, text.selectionStart);
  const after = text.value.slice(text.selectionEnd);
  const start = before && !/\s$/.test(before) ? `${before} ` : before;
  text.value = start + words + (after && !/^\s/.test(after) ? ` ${after}` : after);
  const caret = start.length + words.length;
  text.setSelectionRange(caret, caret);
  text.dispatchEvent(new Event("input", { bubbles: true }));
  text.focus();
  const over = text.value.length - text.maxLength;
  status.textContent =
    over > 0
      ? _("Written into your answer. It is %(n)s characters too long: shorten it before you send it.", { n: over })
      : _("Written into your answer. Read it over, then send it.");
}

if (dictate) {
  dictate.addEventListener("click", () => (recorder ? finish() : begin()));
  onceMore.addEventListener("click", writeDown);
  addEventListener("pagehide", finish);
  // a pause ends the recording: nothing runs meanwhile
  if (paused) new MutationObserver(() => paused.open && finish()).observe(paused, { attributeFilter: ["open"] });
}
