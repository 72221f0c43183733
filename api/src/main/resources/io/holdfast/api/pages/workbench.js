// A draft's page: parts that swap, what was typed and not saved, sessions that end, connections that break.
"use strict";
(() => {
  const $ = (selector, within = document) => within.querySelector(selector);
  const work = () => $("#work");
  const openFile = () => new URLSearchParams(location.search).get("file") || "";
  const key = () => "holdfast:" + work().dataset.draft + ":" + openFile();
  let editor = null;
  let unsaved = null;

  const memory = {
    put(name, value) {
      try {
        localStorage.setItem(name, JSON.stringify(value));
      } catch (full) {
        // A browser that keeps nothing still saves to the server.
      }
    },
    get(name) {
      try {
        return JSON.parse(localStorage.getItem(name));
      } catch (broken) {
        return null;
      }
    },
    drop: (name) => localStorage.removeItem(name),
  };

  const token = () => {
    const field = $("input[name=csrf]");
    return field ? field.value : "";
  };

  function element(name, text, kind) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }

  function status(text, tone) {
    const said = $("#typing");
    if (!said) return;
    said.textContent = "";
    if (tone) {
      const sign = element("span", tone === "red" ? "■ " : "▲ ", tone);
      sign.setAttribute("aria-hidden", "true");
      said.append(sign);
    }
    said.append(element("span", text, tone ? "" : "quiet"));
  }

  /** A message above the file that stays until it is settled. */
  function say(title, lines, buttons) {
    const kept = $("#kept");
    if (!kept) return;
    kept.hidden = false;
    delete kept.dataset.away;
    kept.className = "note warn";
    kept.setAttribute("role", "alert");
    kept.textContent = "";
    kept.append(element("p", title, "bold"));
    if (lines.length > 0) {
      const list = element("ul", "", "small");
      lines.forEach((line) => list.append(element("li", line)));
      kept.append(list);
    }
    const row = element("p", "", "buttons");
    buttons.forEach((one) => row.append(one, " "));
    kept.append(row);
  }

  function hush() {
    const kept = $("#kept");
    if (kept) kept.hidden = true;
  }

  function button(text, act) {
    const made = element("button", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  const mainForm = () => $("#text-form") || $("#grid-form");
  const send = () => mainForm() && mainForm().requestSubmit();

  window.holdfast = {
    /** What would be wrong with what is typed; null where nobody answers. */
    lint(address, fields) {
      const form = new URLSearchParams(fields);
      form.set("csrf", token());
      return fetch(address, { method: "POST", body: form, headers: { Accept: "application/json" } })
        .then((answer) => (answer.ok ? answer.json() : null))
        .catch(() => {
          status("No connection, so nobody looks for mistakes. What you type is kept.", "amber");
          return null;
        });
    },
    faults(answer) {
      const here = answer.here.filter((one) => one.error).length;
      const elsewhere = answer.elsewhere > 0 ? ", " + answer.elsewhere + " in other files" : "";
      const dirty = unsaved ? "Not saved yet. " : "";
      if (here > 0) status(dirty + here + (here === 1 ? " mistake here" : " mistakes here") + elsewhere, "red");
      else if (answer.elsewhere > 0) status(dirty + "No mistakes here" + elsewhere, "amber");
      else status(dirty + "No mistakes", "");
      const list = $(".in-file");
      if (!list) return;
      list.textContent = "";
      answer.here.forEach((one) => {
        const line = element("li");
        const sign = element("span", one.error ? "■ " : "▲ ", one.error ? "red" : "amber");
        sign.setAttribute("aria-hidden", "true");
        const link = element("a");
        link.href = "#L" + one.line;
        link.dataset.goto = "";
        link.append(element("code", "line " + one.line + (one.cell ? ", " + one.cell : "")));
        line.append(sign, link, " " + one.message + " ", element("span", one.advice, "quiet"));
        list.append(line);
      });
    },
    typed(what) {
      unsaved = what;
      memory.put(key(), { version: work().dataset.version, at: new Date().toLocaleString(), ...what });
    },
  };

  /** What was typed here earlier and never reached the server. */
  function remember() {
    const kept = memory.get(key());
    const area = $("#text");
    if (!kept || work().dataset.editable !== "true") return;
    const same = area
      ? kept.text === undefined || kept.text === area.value
      : !kept.cells || Object.entries(kept.cells).every(([name, text]) => {
          const field = mainForm() && mainForm().elements[name];
          return field && field.value === text;
        });
    if (same) return memory.drop(key());
    const stale = kept.version !== work().dataset.version;
    const lines = kept.cells
      ? Object.entries(kept.cells).map(([name, text]) => {
          const field = mainForm() && mainForm().elements[name];
          return (field ? field.getAttribute("aria-label") : name) + ": " + (text || "empty");
        })
      : [];
    if (stale) lines.push("The draft was changed since. Compare before you save.");
    const back = button("Put it back", () => {
      if (kept.text !== undefined && editor) editor.setValue(kept.text);
      else if (kept.text !== undefined && area) area.value = kept.text;
      else
        Object.entries(kept.cells).forEach(([name, text]) => {
          const field = mainForm().elements[name];
          if (!field) return;
          if (field.tagName === "SELECT" && !Array.from(field.options).some((one) => one.value === text)) field.add(new Option(text));
          field.value = text;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        });
      window.holdfast.typed(kept.cells ? { cells: kept.cells } : { text: kept.text });
      hush();
    });
    const drop = button("Drop it", () => {
      memory.drop(key());
      hush();
    });
    say("You typed something here that was never saved (" + kept.at + ").", lines, [back, drop]);
  }

  /** The token of a session that was begun anew in another window. */
  function refresh() {
    return fetch(location.href, { headers: { Accept: "text/html" } })
      .then((answer) => answer.text())
      .then((text) => {
        const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("#work ~ *, #work input[name=csrf], .person input[name=csrf]");
        if (!fresh || !fresh.value) return false;
        document.querySelectorAll("input[name=csrf]").forEach((field) => (field.value = fresh.value));
        return true;
      })
      .catch(() => false);
  }

  function sessionEnded() {
    const link = element("a", "Log in in another window", "button");
    link.href = "/login";
    link.target = "_blank";
    link.rel = "noopener";
    const again = button("Save again", () => refresh().then((fine) => (fine ? (hush(), send()) : sessionEnded())));
    say("Your session has ended. Nothing was saved, and nothing you typed is lost.", ["It is kept in this window and in this browser."], [link, again]);
  }

  let waiting = false;

  function noConnection() {
    say(
      "No connection. Nothing was saved, and nothing you typed is lost.",
      ["It is kept in this browser, and sent as soon as the connection is back."],
      [button("Try again", () => (hush(), send()))],
    );
    $("#kept").dataset.away = "yes";
    if (!waiting) setTimeout(knock, 2000);
    waiting = true;
  }

  const away = () => $("#kept") && !$("#kept").hidden && $("#kept").dataset.away === "yes";

  /** A service that was stopped says nothing when it is there again. */
  function knock() {
    waiting = false;
    if (!away()) return;
    const again = () => {
      if (!waiting) setTimeout(knock, 2000);
      waiting = true;
    };
    fetch($("link[rel=icon]").href, { cache: "no-store" }).then((answer) => (answer.ok ? back() : again()), again);
  }

  function back() {
    if (!away()) return;
    hush();
    if (unsaved) send();
  }

  window.addEventListener("online", back);

  function wire(root) {
    const all = (selector) => [...(root.matches && root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];
    all("a[data-panel]").forEach((link) => attributes(link, "hx-get", link.getAttribute("href"), "#panel", { "hx-push-url": "true" }));
    all("form[data-panel-form]").forEach((form) => attributes(form, "hx-post", form.getAttribute("action"), "#panel", {}));
    all("form[data-swap]").forEach((form) => attributes(form, "hx-post", form.getAttribute("action"), "#work", {}));
    all("form[data-save]").forEach((form) =>
      attributes(form, "hx-post", form.getAttribute("action"), "#panel", {}));
    all("[data-poll]").forEach((one) => {
      const more = one.dataset.also ? { "hx-select-oob": one.dataset.also } : {};
      attributes(one, "hx-get", one.dataset.poll, one.dataset.part || "#panel", { "hx-trigger": "every 1s", ...more });
    });
    all("[data-scripted]").forEach((one) => (one.hidden = false));
    const fresh = (selector) => all(selector).filter((one) => !one.dataset.wired && (one.dataset.wired = "yes"));
    fresh("[data-upload]").forEach((field) => field.addEventListener("change", () => upload(field)));
    fresh("details.menu").forEach((menu) =>
      menu.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && menu.open) {
          menu.open = false;
          $("summary", menu).focus();
        }
      }));
  }

  function attributes(one, verb, address, target, more) {
    one.setAttribute(verb, address);
    one.setAttribute("hx-target", target);
    one.setAttribute("hx-select", target);
    one.setAttribute("hx-swap", "outerHTML show:none");
    Object.entries(more).forEach(([name, value]) => one.setAttribute(name, value));
  }

  function open() {
    const area = $("#text");
    editor = area && window.CodeMirror ? window.holdfastEditor.edit(area) : null;
    const grid = $("#grid-form");
    if (grid) window.holdfastGrid.edit(grid);
    remember();
    goTo(location.hash);
  }

  function goTo(hash) {
    const line = hash.match(/^#L(\d+)$/);
    if (!line) return false;
    if (editor) {
      const at = { line: Number(line[1]) - 1, ch: 0 };
      editor.setCursor(at);
      editor.scrollIntoView(at, 120);
      editor.focus();
      return true;
    }
    const row = document.getElementById(hash.slice(1));
    if (!row) return false;
    row.scrollIntoView({ block: "center" });
    const bad = $("td.bad-cell", row) || $("td:not(.row-tools)", row);
    return window.holdfastGrid.focus(bad);
  }

  function upload(field) {
    const file = field.files[0];
    if (!file) return;
    const most = 4 * 1024 * 1024;
    field.value = "";
    const refused = (title, lines) => say(title, lines, [button("Close", hush)]);
    if (file.size > most) return refused("Nothing of this workbook was taken.", ["It has " + file.size + " bytes; " + most + " are the most. Split the table."]);
    const address = field.dataset.upload + "&version=" + work().dataset.version;
    fetch(address, { method: "PUT", body: file, headers: { "Content-Type": "application/octet-stream", "X-Csrf-Token": token(), Accept: "application/json" } })
      .then((answer) => (answer.ok ? location.reload() : answer.json().then((problem) => refused(problem.detail, (problem.errors || []).map((one) => one.message)))))
      .catch(noConnection);
  }

  /** Where one starts in each part of the page, so that keys go from one part to the next. */
  const parts = {
    tree: () => $("#tree [aria-current]") || $("#tree a"),
    middle: () => (editor ? { focus: () => editor.focus() } : $("#middle td select, #middle td input, #middle td textarea") || $("#middle a, #middle button")),
    panel: () => $("#panel [aria-current]") || $("#panel a"),
  };

  function nextPart(back) {
    const names = Object.keys(parts);
    const here = names.findIndex((name) => $("#" + name) && $("#" + name).contains(document.activeElement));
    const step = back ? -1 : 1;
    for (let i = 1; i <= names.length; i++) {
      const at = here < 0 ? (back ? names.length - i : i - 1) : (here + i * step + names.length * 2) % names.length;
      const first = $("#" + names[at]) && parts[names[at]]();
      if (first) return first.focus();
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "F6" && !event.ctrlKey && !event.altKey && !event.metaKey && work()) {
      event.preventDefault();
      return nextPart(event.shiftKey);
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s" && mainForm() && work().dataset.editable === "true") {
      // The editor has sent it by then.
      if (event.defaultPrevented) return;
      event.preventDefault();
      send();
    }
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-goto]");
    const there = link && new URL(link.href, location.href);
    if (there && (there.searchParams.get("file") || openFile()) === openFile() && goTo(there.hash)) event.preventDefault();
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
  const versionOf = (page) => $("#work", page).dataset.version;

  /** Where somebody stood in a part of the page that was replaced. */
  function samePlace(taken, at) {
    const link = at.getAttribute("href");
    const same = (at.id && document.getElementById(at.id)) || (link && [...taken.querySelectorAll("a")].find((one) => one.getAttribute("href") === link));
    return same || $("a, summary", taken) || taken;
  }

  function take(page, selectors) {
    selectors.forEach((part) => {
      const fresh = page.querySelector(part);
      if (!fresh || !$(part)) return;
      const taken = document.importNode(fresh, true);
      const at = $(part).contains(document.activeElement) && document.activeElement;
      $(part).replaceWith(taken);
      wire(taken);
      htmx.process(taken);
      if (at) samePlace(taken, at).focus({ preventScroll: true });
    });
  }

  /** Which rules and rows the tests make fire, where the file is still the one they ran on. */
  function takeMarks(page) {
    if (unsaved || versionOf(page) !== work().dataset.version) return;
    take(page, [".hidden-marks", "#coverage"]);
    if (editor) window.holdfastEditor.cover(editor);
    document.querySelectorAll("tr[data-line]").forEach((row) => {
      const fresh = page.getElementById(row.id);
      if (fresh) row.cells[0].replaceWith(document.importNode(fresh.cells[0], true));
    });
  }

  /** While the rule tests run, the page looks again by itself; what somebody types meanwhile is left alone. */
  function awaitTests() {
    const waiting = $("[data-testing]");
    if (!waiting || waiting.dataset.wired) return;
    waiting.dataset.wired = "yes";
    const again = () => setTimeout(look, 500);
    const look = () => {
      if (!waiting.isConnected) return;
      fetch(waiting.dataset.testing, { headers: { Accept: "text/html" } })
        .then((answer) => answer.text())
        .then((text) => {
          const page = parsed(text);
          if (!waiting.isConnected) return;
          if (!$("#work", page) || $("[data-testing]", page)) return again();
          waiting.remove();
          take(page, ["#tab-tests", "#tested", "#tested-more"]);
          takeMarks(page);
        })
        .catch(again);
    };
    again();
  }

  /** What was typed while a save was on its way. */
  function typedSince(sent) {
    const grid = $("#grid-form");
    if (grid) {
      window.holdfastGrid.settle(grid, sent);
      const cells = window.holdfastGrid.changed(grid);
      return Object.keys(cells).length > 0 ? { cells } : null;
    }
    const text = editor ? editor.getValue() : $("#text") && $("#text").value;
    const lines = (all) => String(all).replace(/\r\n?/g, "\n");
    return sent && text !== null && lines(text) !== lines(sent.get("text")) ? { text } : null;
  }

  /** The open file stays the one that was opened, so that saving it cannot write over what nobody saw here. */
  let told = "";
  function changedElsewhere(version) {
    if (told === version || ($("#kept") && !$("#kept").hidden)) return;
    told = version;
    say(
      "This draft was changed elsewhere since you opened it here.",
      [unsaved ? "What you typed is kept. Save it to see both, or load the draft anew." : "Load it anew to see how it is now."],
      [button("Load it anew", () => location.reload()), button("Close", hush)],
    );
  }

  document.addEventListener("htmx:beforeSwap", (event) => {
    const detail = event.detail;
    const text = detail.serverResponse || "";
    if (detail.xhr.status >= 400 && detail.shouldSwap !== true) return;
    if (!text.includes('id="work"')) {
      detail.shouldSwap = false;
      sessionEnded();
      return;
    }
    const version = text.match(/data-version="(\d+)"/);
    const from = detail.requestConfig.elt;
    const operation = detail.requestConfig.formData && detail.requestConfig.formData.get("op");
    if (detail.xhr.status >= 400 || operation) {
      detail.target = work();
      detail.selectOverride = "#work";
      detail.swapOverride = "outerHTML show:none";
    } else if (version) {
      const page = parsed(text);
      const saved = from.matches("form[data-save]");
      if (!from.hasAttribute("data-poll")) take(page, ["#tree", "#saved"]);
      if (saved) {
        work().dataset.version = version[1];
        document.querySelectorAll("input[name=version]").forEach((field) => (field.value = version[1]));
        unsaved = null;
        takeMarks(page);
      } else if (version[1] !== work().dataset.version) changedElsewhere(version[1]);
    }
    if (detail.xhr.status < 400 && from.matches("form[data-save]")) {
      memory.drop(key());
      unsaved = null;
      hush();
      document.querySelectorAll(".said, .theirs, .cell-theirs").forEach((settled) => settled.remove());
      const since = typedSince(detail.requestConfig.formData);
      if (since) {
        window.holdfast.typed(since);
        status("Saved. What you typed since is not saved yet.", "amber");
      } else status("Saved", "");
    }
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const detail = event.detail;
    const swapped = detail.target.id === "work" || !detail.target.isConnected ? detail.elt : detail.target;
    const fresh = document.getElementById(swapped.id) || document.body;
    if (fresh.id !== "work") return;
    const parameters = detail.requestConfig.formData;
    const operation = ((parameters && parameters.get("op")) || "").match(/^(\w+):(\d+)/);
    open();
    if (!operation) return;
    const row = Number(operation[2]) + { insert: 0, duplicate: 1, up: -1, down: 1, delete: 0, paste: 0 }[operation[1]];
    const field = document.querySelector('[name^="c.' + row + '."]') || document.querySelector('[name^="c."]');
    if (field) {
      field.closest("tr").scrollIntoView({ block: "nearest" });
      field.focus();
    }
  });

  /** Who worked a part by keys goes on in it after it was swapped. */
  let left = null;
  document.addEventListener("htmx:beforeSwap", () => (left = document.activeElement));
  document.addEventListener("htmx:afterSettle", () => {
    const lost = left && !left.isConnected && (!document.activeElement || document.activeElement === document.body);
    if (!lost) return;
    const tab = left.matches(".tabs a, a[data-panel]");
    const there = $(".said") || (tab && $(".tabs [aria-current]")) || $(".panel-body") || $(".tabs a");
    left = null;
    if (!there) return;
    if (!there.matches("a")) there.tabIndex = -1;
    there.focus({ preventScroll: !there.matches(".said") });
  });

  document.addEventListener("htmx:load", (event) => {
    wire(event.detail.elt);
    htmx.process(event.detail.elt);
    awaitTests();
  });

  /** Whatever somebody asked for is seen to be under way; looking again by itself is not. */
  const busy = (event, set) => {
    const asked = !event.detail.elt.hasAttribute("data-poll");
    if (asked && $("#panel")) $("#panel").setAttribute("aria-busy", set);
  };
  document.addEventListener("htmx:beforeRequest", (event) => busy(event, true));
  document.addEventListener("htmx:afterRequest", (event) => busy(event, false));

  document.addEventListener("htmx:responseError", (event) => {
    const code = event.detail.xhr.status;
    if (code === 401 || code === 403) return sessionEnded();
    let told = "";
    try {
      told = JSON.parse(event.detail.xhr.responseText).detail;
    } catch (page) {
      told = code === 413 ? "That was more text than one request may carry." : "Status " + code + ".";
    }
    say("That was not saved. What you typed is still here.", [told], [button("Try again", () => (hush(), send())), button("Close", hush)]);
  });
  document.addEventListener("htmx:sendError", noConnection);
  document.addEventListener("htmx:timeout", noConnection);

  if (work()) {
    wire(document.body);
    open();
    awaitTests();
  }
})();
