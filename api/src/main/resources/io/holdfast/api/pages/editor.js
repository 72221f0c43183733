// The editor of rule files: colours, completion from the vocabulary, and mistakes as they are typed.
"use strict";
(() => {
  const TEXT = [
    { regex: /\{[\w.$]+\}/, token: "variable-2" },
    { regex: /[^"\\{]+|\\./, token: "string" },
    { regex: /"/, token: "string", pop: true },
    { regex: /./, token: "string" },
  ];
  CodeMirror.defineSimpleMode("dslr", {
    start: [
      { regex: /\s*\/\/.*/, token: "comment" },
      { regex: /(?:rule|when|then|end)\b(?=\s|"|$)/, sol: true, token: "keyword" },
      { regex: /\s*-\s/, sol: true, token: "operator" },
      { regex: /"/, token: "string", push: "text" },
      { regex: /-?\d+(?:\.\d+)?\b/, token: "number" },
      { regex: /\s*>.*/, sol: true, token: "meta" },
      { regex: /[^\s"\d/]+|\s+|./ },
    ],
    text: TEXT,
    meta: { lineComment: "//" },
  });
  CodeMirror.defineSimpleMode("drl", {
    start: [
      { regex: /\/\/.*/, token: "comment" },
      { regex: /\b(?:rule|when|then|end|not|exists|accumulate|in|matches|contains|memberOf|true|false|null)\b/, token: "keyword" },
      { regex: /"/, token: "string", push: "text" },
      { regex: /\$\w+/, token: "variable-2" },
      { regex: /-?\d+(?:\.\d+)?\b/, token: "number" },
      { regex: /[A-Za-z_]\w*|\s+|./ },
    ],
    text: TEXT,
  });
  CodeMirror.defineSimpleMode("dsl", {
    start: [
      { regex: /\s*(?:#|\/\/).*/, sol: true, token: "comment" },
      { regex: /\[(?:when|then)\]/, sol: true, token: "keyword" },
      { regex: /\{\w+\}/, token: "variable-2" },
      { regex: /"[^"]*"/, token: "string" },
      { regex: /[^[{"=\s]+|\s+|./ },
    ],
  });
  CodeMirror.defineSimpleMode("yaml", {
    start: [
      { regex: /\s*#.*/, token: "comment" },
      { regex: /(\s*-?\s*)([\w.-]+)(?=:(?:\s|$))/, sol: true, token: [null, "keyword"] },
      { regex: /"(?:[^"\\]|\\.)*"|'[^']*'/, token: "string" },
      { regex: /\b(?:true|false|null)\b/, token: "atom" },
      { regex: /-?\d+(?:[.-]\d+)*\b/, token: "number" },
      { regex: /[\w.]+|\s+|./ },
    ],
  });
  const MODES = { dslr: "dslr", drl: "drl", dsl: "dsl", yaml: "yaml", yml: "yaml" };
  const MOST_CHOICES = 8;
  const MOST_OFFERED = 60;
  const LONG = 2000;

  let words = null;
  const load = (address) => {
    words = words || fetch(address, { headers: { Accept: "application/json" } }).then((r) => (r.ok ? r.json() : null)).catch(() => null);
    return words;
  };

  /** Whether a line belongs to a then; the head of a rule and what stands between rules belong to neither. */
  function part(cm, line) {
    for (let i = line - 1; i >= 0; i--) {
      const said = cm.getLine(i).trim();
      if (said === "when") return "when";
      if (said === "then") return "then";
      if (said === "end" || said.startsWith("rule ")) return "";
    }
    return "";
  }

  const item = (text, shown, about, from, to) => ({
    text,
    from,
    to,
    render(element) {
      element.append(shown || text);
      if (about) {
        const small = document.createElement("span");
        small.className = "hint-about";
        small.textContent = about;
        element.append(" ", small);
      }
    },
    hint(cm, data, self) {
      cm.replaceRange(self.text, self.from, self.to, "complete");
      const place = self.text.search(/\{\w+\}/);
      if (place >= 0 && !self.about) {
        const start = { line: self.from.line, ch: self.from.ch + place };
        cm.setSelection(start, { line: start.line, ch: start.ch + self.text.slice(place).match(/\{\w+\}/)[0].length });
      }
    },
  });

  /** A sentence once for each word of a small closed set, so that it is chosen and not typed. */
  function spelled(phrase) {
    let all = [phrase.words];
    for (const [place, choices] of Object.entries(phrase.places)) {
      if (choices.length > 0 && choices.length <= MOST_CHOICES) {
        all = all.flatMap((sentence) => choices.map((word) => sentence.replace("{" + place + "}", word)));
      }
    }
    return all;
  }

  function hints(cm, known) {
    const at = cm.getCursor();
    const line = cm.getLine(at.line);
    const before = line.slice(0, at.ch);
    const place = (from) => ({ line: at.line, ch: from });
    const brace = before.lastIndexOf("{");
    const end = (pattern) => place(at.ch + (line.slice(at.ch).match(pattern) || [""])[0].length);
    if (brace > before.lastIndexOf("}") && before.lastIndexOf('"') >= 0) {
      const typed = before.slice(brace + 1).toLowerCase();
      const list = known.facts.filter((fact) => fact.toLowerCase().includes(typed));
      return { list: list.slice(0, MOST_OFFERED).map((fact) => item(fact + "}", fact, "", place(brace + 1), end(/^[\w.]*\}?/))), from: place(brace + 1), to: at };
    }
    const action = before.match(/Recommend "([^"]*)$/);
    if (action) {
      const from = place(at.ch - action[1].length);
      const typed = action[1].toLowerCase();
      const list = known.actions.filter((one) => (one.id + " " + one.title).toLowerCase().includes(typed));
      return { list: list.slice(0, MOST_OFFERED).map((one) => item(one.id, one.id, one.title, from, end(/^[^"]*/))), from, to: at };
    }
    const where = part(cm, at.line);
    if (!where || (before.match(/"/g) || []).length % 2 === 1) return null;
    const indent = line.match(/^\s*/)[0].length;
    const from = place(Math.min(indent, at.ch));
    const typed = line.slice(from.ch, at.ch).toLowerCase();
    const wanted = typed.split(/\s+/).filter(Boolean);
    const list = known.phrases
      .filter((one) => one.when === (where === "when"))
      .flatMap(spelled)
      .filter((sentence) => wanted.every((word) => sentence.toLowerCase().includes(word)))
      .sort((a, b) => b.toLowerCase().startsWith(typed) - a.toLowerCase().startsWith(typed));
    return { list: list.slice(0, MOST_OFFERED).map((sentence) => item(sentence, sentence, "", from, place(line.length))), from, to: at };
  }

  function complete(cm, address) {
    load(address).then((known) => {
      if (!known || cm.state.completionActive) return;
      cm.showHint({ completeSingle: false, hint: () => hints(cm, known), closeOnUnfocus: true });
    });
  }

  /** Where a mistake's words end: behind the line's last letter. */
  function annotation(cm, one) {
    const line = Math.max(0, Math.min(cm.lineCount() - 1, one.line - 1));
    const text = cm.getLine(line);
    const ch = one.column > 0 ? Math.min(one.column - 1, text.length) : text.search(/\S|$/);
    return {
      from: CodeMirror.Pos(line, ch),
      to: CodeMirror.Pos(line, Math.max(ch + 1, text.trimEnd().length)),
      message: one.message + (one.advice ? " " + one.advice : ""),
      severity: one.error ? "error" : "warning",
    };
  }

  /** Says at each rule whether a test makes it fire, as far as that is known. */
  function cover(cm) {
    cm.clearGutter("covered");
    document.querySelectorAll(".hidden-marks li").forEach((mark) => {
      const sign = document.createElement("span");
      const many = Number(mark.dataset.tests);
      sign.className = many === 0 ? "cover none" : "cover";
      sign.textContent = many === 0 ? "▲" : "✓";
      sign.title = many === 0 ? "No test makes this rule fire" : many === 1 ? "1 test makes this rule fire" : many + " tests make this rule fire";
      cm.setGutterMarker(Number(mark.dataset.line) - 1, "covered", sign);
    });
  }

  /** Puts an editor over a text area, which keeps what is typed for the form around it. */
  function edit(area) {
    const mode = MODES[area.dataset.mode] || null;
    const form = area.form;
    const cm = CodeMirror.fromTextArea(area, {
      mode,
      lineNumbers: true,
      lineWrapping: true,
      styleActiveLine: true,
      inputStyle: "contenteditable",
      readOnly: area.readOnly ? "nocursor" : false,
      viewportMargin: 60,
      cursorScrollMargin: 64,
      gutters: ["CodeMirror-lint-markers", "covered", "CodeMirror-linenumbers"],
      lint: {
        async: true,
        delay: 250,
        selfContain: true,
        getAnnotations(text, done) {
          window.holdfast.lint(area.dataset.lint, { text }).then((answer) => {
            if (!answer) return;
            done(cm, answer.here.map((one) => annotation(cm, one)));
            window.holdfast.faults(answer);
          });
        },
      },
      extraKeys: {
        Tab: false,
        "Shift-Tab": false,
        "Ctrl-Space": () => mode === "dslr" && complete(cm, area.dataset.words),
        "Ctrl-S": () => form.requestSubmit(),
        "Cmd-S": () => form.requestSubmit(),
      },
    });
    cm.getWrapperElement().classList.toggle("long", cm.lineCount() > LONG);
    const input = cm.getInputField();
    input.setAttribute("aria-label", form.querySelector("label[for=text]").textContent);
    input.setAttribute("aria-multiline", "true");
    input.setAttribute("role", "textbox");
    cover(cm);
    cm.on("change", (_, change) => {
      cm.save();
      if (change.origin !== "setValue") window.holdfast.typed({ text: cm.getValue() });
      if (mode === "dslr" && change.origin === "+input" && /[\w"{]/.test(change.text.join(""))) complete(cm, area.dataset.words);
    });
    return cm;
  }

  window.holdfastEditor = { edit, cover };
})();
