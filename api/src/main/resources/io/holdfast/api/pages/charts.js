// Draws each figure's chart from the table behind it. Without this file the tables are there, and say the same.
"use strict";
(() => {
  if (!window.Chart) return;
  const drawn = [];
  const printing = window.matchMedia("print");

  function colours(forPaper) {
    const style = getComputedStyle(document.documentElement);
    const of = (name) => style.getPropertyValue("--" + name).trim();
    const all = {
      ink: of("ink"), quietText: of("quiet"), line: of("line"), paper: of("paper"),
      accent: of("accent"), quiet: of("quiet"), edge: of("edge"),
      green: of("good"), amber: of("warn"), red: of("bad"),
    };
    if (forPaper) {
      Object.assign(all, { ink: "#000", quietText: "#444", line: "#bbbbbb", paper: "#ffffff", accent: "#3451c6",
        quiet: "#5c6167", edge: "#8b9097", green: "#1a6e34", amber: "#855000", red: "#b3211c" });
    }
    all.mid = mixed(all.accent, all.paper, 0.62);
    all.soft = mixed(all.accent, all.paper, 0.34);
    all.edge = mixed(all.edge, all.paper, 0.55);
    all.amber = mixed(all.amber, all.paper, 0.75);
    return all;
  }

  function mixed(one, other, share) {
    const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    const [a, b] = [parts(one), parts(other)];
    return "rgb(" + a.map((part, i) => Math.round(part * share + b[i] * (1 - share))).join(", ") + ")";
  }

  window.Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

  // Names stand at what they name: beside the last column, or over the first bar; a lone series has its values there.
  const labels = (c, said, across) => ({
    id: "labels",
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      const shown = chart.data.datasets.map((set, i) => ({ set, meta: chart.getDatasetMeta(i) }));
      ctx.save();
      ctx.font = "12px " + getComputedStyle(document.body).fontFamily;
      ctx.fillStyle = c.ink;
      ctx.textBaseline = "middle";
      if (shown.length === 1) {
        shown[0].meta.data.forEach((bar, i) => {
          ctx.textAlign = across ? "left" : "center";
          ctx.fillText(said(shown[0].set.data[i]), across ? bar.x + 6 : bar.x, across ? bar.y : bar.y - 8);
        });
      } else if (across) {
        const named = shown.filter(({ set }) => set.data.some((one) => one !== 0));
        const needed = named.reduce((sum, { set }) => sum + 30 + ctx.measureText(set.label).width, -16);
        let free = Math.max(0, Math.min(chart.chartArea.left, chart.width - needed));
        named.forEach(({ set }) => {
          ctx.fillStyle = set.backgroundColor;
          ctx.fillRect(free, 4, 10, 10);
          ctx.fillStyle = c.ink;
          ctx.textAlign = "left";
          ctx.fillText(set.label, free + 14, 9);
          free += 14 + ctx.measureText(set.label).width + 16;
        });
      } else {
        let last = -Infinity;
        shown
          .map(({ set, meta }) => {
            // A last column without it is named where it was largest.
            const sizes = set.data.map(Math.abs);
            const at = sizes[sizes.length - 1] ? sizes.length - 1 : sizes.indexOf(Math.max(...sizes));
            const bar = meta.data[at];
            return { text: set.label, y: (bar.y + bar.base) / 2, empty: !sizes[at] };
          })
          .filter((one) => !one.empty)
          .sort((one, other) => one.y - other.y)
          .forEach((one) => {
            last = Math.max(one.y, last + 15);
            ctx.textAlign = "left";
            ctx.fillText(one.text, chart.chartArea.right + 6, last);
          });
      }
      ctx.restore();
    },
  });

  // Of a long list the largest few; what is unknown is not drawn.
  function read(table) {
    const heads = Array.from(table.tHead.rows[0].cells);
    const drawn = heads.map((head, at) => (head.dataset.series ? at : -1)).filter((at) => at >= 0);
    const size = (row) => Number(row.cells[drawn[0]].dataset.value);
    let rows = Array.from(table.tBodies[0].rows).filter((row) => drawn.some((at) => row.cells[at].dataset.value !== ""));
    if (drawn.length === 1 && rows.length > 12) rows = rows.sort((one, other) => size(other) - size(one)).slice(0, 12);
    return {
      percent: drawn.some((at) => rows.some((row) => row.cells[at].textContent.includes("%"))),
      rows,
      names: rows.map((row) => row.cells[0].textContent.trim()),
      series: heads
        .map((head, at) => ({ at, name: head.textContent.trim(), colour: head.dataset.series }))
        .filter((one) => one.colour)
        .map((one) => ({ ...one, values: rows.map((row) => Number(row.cells[one.at].dataset.value || 0)) })),
    };
  }

  function draw(figure, forPaper) {
    const c = colours(forPaper);
    const kind = figure.dataset.chart;
    const across = kind === "bars" || kind === "parts";
    const data = read(document.getElementById(figure.dataset.table));
    const kept = data.series.filter((one) => one.values.some((value) => value !== 0));
    if (kept.length === 0) return;
    figure.hidden = false;
    figure.classList.toggle("tall", across && data.names.length > 10);
    // Beside bars that lie across, names have a bit less than half of the width; a letter takes about 7 of it.
    const most = across ? Math.max(10, Math.min(26, Math.floor((figure.clientWidth - 48) / 17))) : 26;
    const long = (name) => (name.length > most ? name.slice(0, most - 1) + "…" : name);
    const said = (value) => (data.percent ? Math.round(value * 100) + " %" : short.format(value));
    const axis = { border: { display: false }, ticks: { color: c.quietText, font: { size: 12 } } };
    const numbers = { ...axis, grid: { color: c.line }, ticks: { ...axis.ticks, maxTicksLimit: 6, callback: said } };
    const names = { ...axis, grid: { display: false }, ticks: { ...axis.ticks, autoSkip: !across, maxRotation: 0 } };
    const stacked = kind !== "bars";
    const behind = (hit) => hit && data.rows[hit.index].cells[kept[hit.datasetIndex].at].querySelector("a");
    const chart = new Chart(figure.querySelector("canvas"), {
      type: "bar",
      data: {
        labels: data.names.map(long),
        datasets: kept.map((one) => ({
          label: one.name, data: one.values, backgroundColor: c[one.colour], maxBarThickness: across ? 18 : 40,
          borderColor: c.paper, borderWidth: stacked ? 1 : 0,
        })),
      },
      options: {
        animation: false, responsive: true,
        // What opens into its clients in the table does so in the chart; keys have the table.
        onClick: (event, [hit]) => behind(hit)?.click(),
        onHover: (event, [hit]) => { event.native.target.style.cursor = behind(hit) ? "pointer" : "default"; },
        maintainAspectRatio: false, indexAxis: across ? "y" : "x",
        layout: { padding: across ? { right: 48, top: kept.length > 1 ? 20 : 0 } : { right: kept.length > 1 ? 84 : 8, top: 16 } },
        plugins: { legend: { display: false }, tooltip: { animation: false } },
        scales: across ? { x: { ...numbers, stacked }, y: { ...names, stacked } } : { x: { ...names, stacked }, y: { ...numbers, stacked } },
      },
      plugins: [labels(c, said, across)],
    });
    drawn.push({ figure, chart });
  }

  function all(forPaper) {
    drawn.splice(0).forEach((one) => one.chart.destroy());
    document.querySelectorAll("[data-chart]").forEach((figure) => draw(figure, forPaper));
  }

  all(printing.matches);
  // The chart says it; the numbers are one click away. Where there is no chart they stay.
  document.querySelectorAll(".figure").forEach((section) => {
    const figure = section.querySelector("[data-chart]");
    const behind = section.querySelector("details.behind");
    if (behind && ((figure && !figure.hidden) || "long" in behind.dataset)) behind.open = false;
  });
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (window.innerWidth === width || printing.matches) return;
    width = window.innerWidth;
    all(false);
  });
  window.addEventListener("beforeprint", () => all(true));
  window.addEventListener("afterprint", () => all(false));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => all(false));
})();
