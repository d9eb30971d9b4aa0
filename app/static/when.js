// Times in the reader's own zone and the page's language; the server writes them in UTC.

const DAY = { day: "numeric", month: "short" };
const TIME = { hour: "2-digit", minute: "2-digit" };
const FORMS = {
  day: { ...DAY, year: "numeric" },
  day_and_time: { ...DAY, ...TIME },
  to_the_second: { ...DAY, year: "numeric", ...TIME, second: "2-digit" },
  clock: TIME,
};
const WHOLE = { dateStyle: "full", timeStyle: "long" };

export function shown(moment, form) {
  return moment.toLocaleString(document.documentElement.lang, FORMS[form]);
}

for (const place of document.querySelectorAll("time[data-show]")) {
  const moment = new Date(place.dateTime);
  place.textContent = shown(moment, place.dataset.show);
  place.title = moment.toLocaleString(document.documentElement.lang, WHOLE);
}
