// The page's language for scripts: English texts are turned by the catalogue in the page, numbers by its locale.

const block = document.getElementById("words");
const catalogue = block ? JSON.parse(block.textContent) : {};

export function _(message, values = {}) {
  return (catalogue[message] ?? message).replace(/%\((\w+)\)s/g, (_all, name) => values[name]);
}

export function decimal(value) {
  return value.toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
