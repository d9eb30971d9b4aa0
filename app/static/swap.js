// A swap in the page: Enter sends, once, and the latest words are in sight.

import { _ } from "./words.js";

const form = document.getElementById("swap");
const text = document.getElementById("text");

form?.addEventListener("submit", () => {
  document.getElementById("send").disabled = true;
  document.getElementById("status").textContent = _("Your words are on their way.");
});
text?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (!document.getElementById("send").disabled) form.requestSubmit();
});
for (const panel of document.querySelectorAll(".side details[open]")) panel.open = matchMedia("(min-width: 56rem)").matches;
document.getElementById("latest")?.scrollIntoView({ block: "nearest", behavior: "instant" });
if (text?.hasAttribute("data-go") && matchMedia("(min-width: 56rem)").matches) text.focus({ preventScroll: true });
if (form) addEventListener("load", () => { form.dataset.ready = ""; }); // when every script of the page listens
