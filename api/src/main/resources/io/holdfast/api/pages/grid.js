// The grid of tables: keys, paste, filter, and mistakes at their cells. Without this file it is a form that works.
"use strict";
(() => {
  const fields = "select, input, textarea";

  const cellOf = (element) => element.closest("td");
  const rowOf = (element) => element.closest("tr");
  const visible = (row) => row.dataset.line && !row.hidden;

  function sibling(row, down) {
    let next = row;
    do {
      next = down ? next.nextElementSibling : next.previousElementSibling;
    } while (next && !visible(next));
    return next;
  }

  function focus(cell) {
    const field = cell && cell.querySelector(fields);
    if (!field) return false;
    field.focus();
    if (field.select && field.tagName !== "SELECT") field.select();
    return true;
  }

  function vertical(field, down) {
    const row = sibling(rowOf(field), down);
    return row ? focus(row.cells[cellOf(field).cellIndex]) : false;
  }

  function horizontal(field, right) {
    const cell = right ? cellOf(field).nextElementSibling : cellOf(field).previousElementSibling;
    return focus(cell);
  }

  /** Whether an arrow would leave the text: from its end to the right, from its start to the left. */
  function leaves(field, right) {
    if (field.tagName === "SELECT") return true;
    if (field.type === "date") return false;
    return right
      ? field.selectionEnd === field.value.length && (field.selectionStart === field.selectionEnd || field.selectionStart === 0)
      : field.selectionStart === 0;
  }

  function operate(form, field, operation) {
    const button = rowOf(field).querySelector('[value^="' + operation + ':"]');
    if (button && !button.disabled) button.click();
  }

  function onKey(form, event) {
    const field = event.target;
    if (!field.matches(fields) || !cellOf(field) || event.isComposing) return;
    const stop = (done) => done !== false && event.preventDefault();
    const control = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && control) return stop(operate(form, field, "insert"));
    if (event.key.toLowerCase() === "d" && control) return stop(operate(form, field, "duplicate"));
    if (event.altKey && event.key === "ArrowUp") return stop(operate(form, field, "up"));
    if (event.altKey && event.key === "ArrowDown") return stop(operate(form, field, "down"));
    if (control || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      vertical(field, !event.shiftKey);
    } else if (event.key === "ArrowDown" && field.tagName === "INPUT" && field.type !== "date" && !field.list) {
      stop(vertical(field, true));
    } else if (event.key === "ArrowUp" && field.tagName === "INPUT" && field.type !== "date" && !field.list) {
      stop(vertical(field, false));
    } else if (event.key === "ArrowRight" && leaves(field, true)) {
      stop(horizontal(field, true));
    } else if (event.key === "ArrowLeft" && leaves(field, false)) {
      stop(horizontal(field, false));
    }
  }

  function onPaste(form, event) {
    const field = event.target;
    const text = event.clipboardData.getData("text/plain");
    if (!field.matches(fields) || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const [, row, column] = field.name.split(".");
    form.elements.pasted.value = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
    const button = document.createElement("button");
    button.name = "op";
    button.value = "paste:" + row + ":" + column;
    button.hidden = true;
    form.append(button);
    button.click();
  }

  /** What can be said of a number without asking the server. */
  function range(field) {
    const text = field.value.trim().replace(",", ".");
    const column = field.closest("table").tHead.rows[0].cells[cellOf(field).cellIndex].dataset;
    if (!("from" in column) || text === "") return "";
    const number = Number(text);
    if (Number.isNaN(number)) return "This is a number, not “" + field.value.trim() + "”.";
    if ("whole" in column && !Number.isInteger(number)) return "This is a whole number.";
    if (column.from !== "" && number < Number(column.from)) return "At least " + column.from + ".";
    if (column.to !== "" && number > Number(column.to)) return "At most " + column.to + ".";
    return "";
  }

  function mark(field, message, doubt) {
    const cell = cellOf(field);
    let said = cell.querySelector(".cell-fault");
    cell.classList.toggle("bad-cell", message !== "" && !doubt);
    if (message === "") {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
      if (said) said.remove();
      return;
    }
    if (!said) {
      said = document.createElement("p");
      said.id = "f-" + field.name;
      cell.append(said);
    }
    said.className = doubt ? "cell-fault doubt" : "cell-fault red";
    said.textContent = message;
    if (doubt) field.removeAttribute("aria-invalid");
    else field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", said.id);
  }

  /** Mistakes at the cells they concern; those of a row, or of its head, stand in the row's first cell. */
  function show(form, answer) {
    form.querySelectorAll(".row-fault").forEach((row) => row.remove());
    const bad = new Map();
    const mistakesFirst = [...answer.here].sort((one, other) => other.error - one.error);
    mistakesFirst.forEach((one) => {
      const row = form.querySelector('tr[data-line="' + one.line + '"]');
      const words = one.message + (one.advice ? " " + one.advice : "");
      const field = row && one.column > 0
        ? Array.from(row.querySelectorAll(fields)).find((cell) => Number(cell.name.split(".")[2]) === one.column - 1)
        : row && row.querySelector(fields);
      if (field && !bad.has(field)) bad.set(field, { words, doubt: !one.error });
    });
    form.querySelectorAll("td " + fields.split(", ").join(", td ")).forEach((field) => {
      const said = bad.get(field);
      const wrong = range(field);
      mark(field, wrong && (!said || said.doubt) ? wrong : said ? said.words : "", !wrong && !!said && said.doubt);
    });
  }

  function grow(area) {
    area.style.height = "auto";
    area.style.height = area.scrollHeight + "px";
  }

  function filter(form, text) {
    const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    let all = 0;
    form.querySelectorAll("tr[data-line]").forEach((row) => {
      const said = Array.from(row.querySelectorAll(fields + ", .read"), (one) => one.value || one.textContent).join(" ").toLowerCase();
      row.hidden = !wanted.every((word) => said.includes(word));
      all += 1;
      shown += row.hidden ? 0 : 1;
    });
    form.querySelector("#shown").textContent = wanted.length > 0 ? shown + " of " + all + " rows" : "";
  }

  function changed(form) {
    const cells = {};
    form.querySelectorAll(fields).forEach((field) => {
      if (field.name.startsWith("c.") && field.value !== field.dataset.saved) cells[field.name] = field.value;
    });
    return cells;
  }

  /** What was saved: what was sent, or else what stands there. */
  function settle(form, sent) {
    form.querySelectorAll(fields).forEach((field) => {
      if (field.name.startsWith("c.")) field.dataset.saved = sent && sent.has(field.name) ? sent.get(field.name).replace(/\r\n?/g, "\n") : field.value;
    });
  }

  function edit(form) {
    let pause = 0;
    let asked = 0;
    settle(form);
    form.querySelectorAll("td textarea").forEach(grow);
    const says = { insert: "New row below (Ctrl Enter)", duplicate: "Duplicate (Ctrl D)", up: "Up (Alt ↑)", down: "Down (Alt ↓)", delete: "Delete" };
    form.querySelectorAll(".row-tools button").forEach((button) => (button.title = says[button.value.split(":")[0]]));
    form.addEventListener("keydown", (event) => onKey(form, event));
    form.addEventListener("paste", (event) => onPaste(form, event));
    form.addEventListener("input", (event) => {
      const field = event.target;
      if (field.id === "grid-filter") return filter(form, field.value);
      if (!field.name.startsWith("c.")) return;
      if (field.tagName === "TEXTAREA") grow(field);
      window.holdfast.typed({ cells: changed(form) });
      clearTimeout(pause);
      pause = setTimeout(() => {
        const mine = ++asked;
        const all = {};
        Object.assign(all, changed(form));
        if (Object.keys(all).length === 0) all[field.name] = field.value;
        window.holdfast.lint(form.dataset.lint, all).then((answer) => {
          if (!answer || mine !== asked) return;
          show(form, answer);
          window.holdfast.faults(answer);
        });
      }, 250);
    });
  }

  window.holdfastGrid = { edit, settle, changed, focus };
})();
