// Works without it: only what the Design System's parts do better with a script.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
const { initAll } = await import("./govuk-frontend.min.js");
initAll();

// A part that was fetched anew gets its behaviour too.
document.body.addEventListener("htmx:afterSwap", (event) => initAll({ scope: event.target }));

// What somebody is in the middle of is not pulled from under them.
document.body.addEventListener("htmx:beforeRequest", (event) => {
  const part = event.target;
  if (part.id === "live" && (part.querySelector("input:checked") || part.contains(document.activeElement))) {
    event.preventDefault();
  }
});

// A list that is no longer brought up to date must not look quiet.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const { pathname } = new URL(event.detail.xhr.responseURL);
  if (event.target.id === "live" && pathname !== "/cases") {
    event.detail.shouldSwap = false;
    location.reload();
  }
});
document.body.addEventListener("htmx:afterRequest", (event) => {
  const stale = document.getElementById("stale");
  if (stale && event.target.id === "live") {
    stale.hidden = event.detail.successful;
  }
});
