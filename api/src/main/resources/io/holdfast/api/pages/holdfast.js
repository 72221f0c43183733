// Keys for people who live in these pages. Everything works without this file.
"use strict";
(() => {
  const search = document.querySelector("#search");
  const help = document.querySelector("#keys");
  const rows = () => Array.from(document.querySelectorAll("[data-row]"));

  function move(by) {
    const all = rows();
    if (all.length === 0) return;
    const at = all.indexOf(document.activeElement);
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  const keys = {
    "/": () => search && (search.focus(), search.select()),
    "j": () => move(1),
    "k": () => move(-1),
    "?": () => help && (help.open ? help.close() : help.showModal()),
  };

  // The review queue: keys do to what is ticked, or to the line one stands on, what the buttons do.
  const queue = document.querySelector("#queue");
  const picks = () => Array.from(document.querySelectorAll("#queue [name=pick]"));

  function here() {
    const line = document.activeElement && document.activeElement.closest("#queue tbody tr");
    return line ? line.querySelector("[name=pick]") : null;
  }

  function tickOneAtLeast() {
    if (!picks().some((one) => one.checked) && here()) here().checked = true;
    return picks().some((one) => one.checked);
  }

  if (queue) {
    keys["x"] = () => here() && here().click();
    keys["a"] = () => tickOneAtLeast() && queue.querySelector("[data-key=a]").click();
    for (const summary of queue.querySelectorAll("[data-open]")) {
      const panel = summary.parentElement;
      keys[summary.dataset.open] = () => {
        tickOneAtLeast();
        panel.open = true;
        panel.querySelector("input, button").focus();
      };
      panel.addEventListener("toggle", () => {
        if (panel.open) queue.querySelectorAll(".deeds details").forEach((one) => { if (one !== panel) one.open = false; });
      });
    }
    queue.addEventListener("keydown", (event) => {
      const at = event.target;
      const panel = at.closest && at.closest(".deeds details");
      if (!panel || event.isComposing) return;
      if (event.key === "Escape") { panel.open = false; panel.querySelector("summary").focus(); }
      if (event.key === "Enter" && at.matches("input")) {
        event.preventDefault();
        let next = at.nextElementSibling;
        while (next && !next.matches("button")) next = next.nextElementSibling;
        if (next) next.click();
      }
    });
    const all = document.querySelector("#all");
    if (all) all.addEventListener("change", () => picks().forEach((one) => { one.checked = all.checked; }));
  }
  const undo = document.querySelector("[data-key=u]");
  if (undo) keys["u"] = () => undo.click();
  const said = document.querySelector("#said");
  if (said) said.focus({ preventScroll: true });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.target;
    if (event.key === "Escape" && at === search) return search.blur();
    if (at instanceof HTMLElement && (at.isContentEditable || at.closest("input:not([type=checkbox]), textarea, select"))) return;
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
})();
