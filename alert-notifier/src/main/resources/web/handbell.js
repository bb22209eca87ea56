// Works without it: only what the Design System's parts do better with a script.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
const { initAll } = await import("./govuk-frontend.min.js");
initAll();

// The list of cases is brought up to date by itself: whoever reads, listens to, or is about to
// press something in it is neither interrupted nor moved.
const numbers = (part) => [...part.querySelectorAll("[data-number]")].map((each) => each.dataset.number);
const top = (number) => document.querySelector(`[data-number="${number}"]`)?.getBoundingClientRect().top;
let before = null;

document.body.addEventListener("htmx:beforeSwap", (event) => {
  const live = event.target;
  if (live.id !== "live") {
    return;
  }
  const { pathname } = new URL(event.detail.xhr.responseURL);
  if (pathname !== "/cases") {
    event.detail.shouldSwap = false;
    location.reload();
    return;
  }
  const seen = live.getBoundingClientRect().top < 0 ? numbers(live).find((each) => top(each) >= 0) : undefined;
  before = {
    numbers: numbers(live),
    ticked: [...live.querySelectorAll("input:checked")].map((each) => each.id),
    seen,
    top: seen && top(seen),
  };
});

document.body.addEventListener("htmx:afterSettle", (event) => {
  const live = document.getElementById("live");
  if (live && before) {
    before.ticked.map((id) => document.getElementById(id)).filter(Boolean).forEach((box) => (box.checked = true));
    stay(before);
    tell(live, before.numbers);
    before = null;
  } else {
    initAll({ scope: event.target });
  }
});

// What was on the screen stays where it was.
function stay({ seen, top: was }) {
  const now = seen && top(seen);
  if (now !== undefined && was !== undefined) {
    scrollBy({ top: now - was, behavior: "instant" });
  }
}

function tell(live, old) {
  const now = numbers(live);
  const fresh = now.filter((each) => !old.includes(each));
  const gone = old.filter((each) => !now.includes(each));
  fresh.forEach((each) => live.querySelector(`[data-number="${each}"]`).classList.add("hb-case--fresh"));
  const said = [];
  if (fresh.length) {
    said.push(fresh.length === 1 ? "1 case has come into this list" : `${fresh.length} cases have come into this list`);
  }
  if (gone.length) {
    said.push(gone.length === 1 ? "1 case has left it" : `${gone.length} cases have left it`);
  }
  if (said.length) {
    document.getElementById("news").textContent = said.join(", ") + ".";
  }
}

// A list that is no longer brought up to date must not look quiet.
document.body.addEventListener("htmx:afterRequest", (event) => {
  const stale = document.getElementById("stale");
  if (stale && event.detail.target?.id === "live") {
    stale.hidden = event.detail.successful;
  }
});
