"use strict";

/* DKFDS.init() is called once: it builds the main menu's "Mere" and adds window listeners each time.
   After htmx has put in a fragment, only the components inside that fragment are started. */

const KOMPONENTER = [
  [".tooltip-wrapper", DKFDS.Tooltip],
  [".alert.has-close", DKFDS.Alert],
  [".accordion", DKFDS.Accordion],
  [".js-dropdown", DKFDS.Dropdown],
];

DKFDS.init();

document.addEventListener("htmx:load", (haendelse) => {
  const stykke = haendelse.detail.elt;
  if (stykke === document.body) {
    return;
  }
  for (const [vaelger, Komponent] of KOMPONENTER) {
    if (!Komponent) {
      continue;
    }
    if (stykke.matches(vaelger)) {
      new Komponent(stykke).init();
    }
    for (const element of stykke.querySelectorAll(vaelger)) {
      new Komponent(element).init();
    }
  }
  /* The error summary of a fragment takes focus, as that of a whole page does. */
  const opsummering = stykke.querySelector('[data-module="error-summary"]');
  if (opsummering) {
    new DKFDS.ErrorSummary(opsummering).init();
  }
});

/* A button that orders something is pressed once: a second press, before the answer, would order twice. */
document.addEventListener("submit", (haendelse) => {
  const formular = haendelse.target;
  if (formular.method !== "post") {
    return;
  }
  if (formular.dataset.sendt) {
    haendelse.preventDefault();
    return;
  }
  formular.dataset.sendt = "1";
  for (const besked of formular.querySelectorAll(".vises-naar-sendt")) {
    besked.hidden = false;
  }
  for (const felt of formular.elements) {
    if (felt.type === "submit") {
      felt.setAttribute("aria-disabled", "true");
    }
  }
});

/* Back from the browser's cache: the form may be sent again. */
window.addEventListener("pageshow", () => {
  for (const formular of document.querySelectorAll("form[data-sendt]")) {
    delete formular.dataset.sendt;
    for (const besked of formular.querySelectorAll(".vises-naar-sendt")) {
      besked.hidden = true;
    }
    for (const felt of formular.elements) {
      felt.removeAttribute("aria-disabled");
    }
  }
});
