/*
 * Draws what a table says, beside it. The numbers stand in the table's rows and nowhere else: `data-values`, one for each
 * series of the chart, `data-label`, and where they are meant, `data-words` in place of the number, `data-hollow` and
 * `data-href`. Without this script the table stands alone.
 */
"use strict";
(function () {
  const style = getComputedStyle(document.body);

  function colour(name) {
    return style.getPropertyValue("--" + name).trim();
  }

  function rowsOf(box) {
    return Array.from(document.getElementById(box.dataset.of).querySelectorAll("tr[data-values]")).map(function (row) {
      return {
        label: row.dataset.label,
        values: row.dataset.values.split(" ").map(Number),
        words: row.dataset.words,
        hollow: row.dataset.hollow === "true",
        href: row.dataset.href
      };
    });
  }

  /* Filled or outlined, so that it is told apart without colours too. */
  function bar(row, at, tone, lies) {
    const hollow = row.hollow || at > 0;
    return {
      value: row.values[at],
      href: row.href,
      itemStyle: {
        color: colour(hollow ? "ground" : tone),
        borderColor: colour(tone),
        borderWidth: row.values[at] > 0 ? 2 : 0
      },
      label: {
        show: row.values[at] > 0,
        position: lies ? "insideRight" : "top",
        color: colour(lies && !hollow ? "on-strong" : "ink"),
        formatter: row.words || String(row.values[at])
      }
    };
  }

  function options(box, rows) {
    const names = (box.dataset.series || "").split("|");
    const tones = (box.dataset.tones || "brand").split(" ");
    const lies = box.hasAttribute("data-lying");
    const ink = { color: colour("ink"), fontSize: parseFloat(style.fontSize) * 0.8, fontFamily: style.fontFamily };
    const labels = {
      type: "category",
      data: rows.map(function (row) { return row.label; }),
      inverse: lies,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour("line-strong") } },
      axisLabel: Object.assign({ hideOverlap: !lies, interval: lies ? 0 : "auto" }, ink)
    };
    const numbers = { type: "value", show: false, min: 0, max: box.dataset.max ? Number(box.dataset.max) : null };
    return {
      animation: false,
      textStyle: ink,
      grid: { left: 4, right: 16, top: lies ? 4 : 24, bottom: 4, containLabel: true },
      tooltip: { renderMode: "richText", trigger: "item", formatter: function (point) {
        const row = rows[point.dataIndex];
        return row.label + "  " + (names.length > 1 ? names[point.seriesIndex] + " " : "") + (row.words || point.value);
      } },
      xAxis: lies ? numbers : labels,
      yAxis: lies ? labels : numbers,
      series: tones.map(function (tone, at) {
        return {
          type: "bar",
          name: names[at],
          stack: tones.length > 1 ? "all" : undefined,
          barMaxWidth: 48,
          labelLayout: { hideOverlap: true },
          label: Object.assign({}, ink),
          data: rows.map(function (row) { return bar(row, at, tone, lies); })
        };
      })
    };
  }

  function draw(box) {
    const rows = rowsOf(box);
    if (rows.length === 0) {
      return;
    }
    box.hidden = false;
    if (box.hasAttribute("data-lying")) {
      box.style.height = 4 + rows.length * 2.2 + "rem";
    }
    const chart = echarts.init(box);
    chart.setOption(options(box, rows));
    chart.on("click", function (point) {
      if (point.data.href) {
        window.location = point.data.href;
      }
    });
    new ResizeObserver(function () { chart.resize(); }).observe(box);
    const table = document.getElementById(box.dataset.of).closest("details");
    if (table) {
      table.open = false;
    }
  }

  document.querySelectorAll(".chart[data-of]").forEach(draw);
})();
