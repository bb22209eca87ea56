// Works without it: only what the Design System's parts do better with a script.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
const { initAll } = await import("./govuk-frontend.min.js");
initAll();

// A part that was fetched anew gets its behaviour too.
document.body.addEventListener("htmx:afterSwap", (event) => initAll({ scope: event.target }));
