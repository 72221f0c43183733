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

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.target;
    if (event.key === "Escape" && at === search) return search.blur();
    if (at instanceof HTMLElement && at.closest("input, textarea, select")) return;
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
})();
