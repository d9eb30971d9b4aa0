// Times in the reader's own zone and the page's language; the server writes them in UTC.

const DAY = { day: "numeric", month: "short" };
const DATES = { day: { ...DAY, year: "numeric" }, day_and_time: DAY, to_the_second: { ...DAY, year: "numeric" } };
const TIMES = { day_and_time: "short", to_the_second: "medium", clock: "short" };
const WHOLE = { dateStyle: "full", timeStyle: "long" };
const { lang } = document.documentElement;

export function shown(moment, form) {
  const parts = [];
  if (DATES[form]) parts.push(moment.toLocaleDateString(lang, DATES[form]));
  if (TIMES[form]) parts.push(moment.toLocaleTimeString(lang, { timeStyle: TIMES[form] }));
  return parts.join(", ");
}

for (const place of document.querySelectorAll("time[data-show]")) {
  const moment = new Date(place.dateTime);
  place.textContent = shown(moment, place.dataset.show);
  place.title = moment.toLocaleString(lang, WHOLE);
}
