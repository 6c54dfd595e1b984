/* What a page can do more where scripts run: filter and sort its points, and show a sentence in its own text.
   It reads nothing but the page itself and makes elements of elements: no word of an article is ever parsed. */
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  function handlePoints(tools) {
    const points = all("[data-rank]");
    const [status, reset] = [tools.querySelector("[role=status]"), tools.querySelector("button")];
    const [sort, only] = [tools.querySelector("select"), tools.querySelector("[name=differences]")];
    const boxes = all("fieldset input", tools);
    const grave = { differ: 0, possible_difference: 1, agree: 2, one_account: 3 };
    const keys = {
      rank: () => 0,
      verdict: (point) => grave[point.dataset.verdict],
      origins: (point) => -point.dataset.origins,
      first: (point) => Date.parse(point.dataset.first) || Infinity,
    };
    const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

    function order() {
      const key = keys[sort.value];
      const sorted = [...points].sort((a, b) => compare(key(a), key(b)) || a.dataset.rank - b.dataset.rank);
      const home = points[0].parentNode;
      const place = document.createComment("");
      home.insertBefore(place, all("[data-rank]", home)[0]);
      sorted.forEach((point) => home.insertBefore(point, place));
      place.remove();
    }
    function filter() {
      const wanted = boxes.filter((box) => box.checked).map((box) => box.value);
      points.forEach((point) => {
        const speaking = point.dataset.letters.split(" ");
        const parted = grave[point.dataset.verdict] < 2;
        point.hidden = !wanted.every((letter) => speaking.includes(letter)) || (only.checked && !parted);
      });
      const shown = points.filter((point) => !point.hidden).length;
      tools.classList.toggle("cut", shown < points.length);
      reset.disabled = !wanted.length && !only.checked && sort.value === "rank";
      status.textContent = tools.dataset.shown.replace("{}", shown).replace("{}", points.length);
    }
    function showAll() {
      [...boxes, only].forEach((box) => { box.checked = false; });
      sort.value = "rank";
      order();
      filter();
    }
    tools.addEventListener("change", () => { order(); filter(); });
    reset.addEventListener("click", () => { showAll(); boxes[0].focus(); });
    document.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#p"]');
      const point = link && document.getElementById(link.hash.slice(1));
      if (point && point.hidden) showAll();
    });
    showAll();
    tools.hidden = false;
  }

  function handleSentences(dialog) {
    const places = all(".texts [data-at]").map((words) => {
      const [article, start, end] = words.dataset.at.split(/[:-]/);
      return { article, start: +start, end: +end, line: words.closest("p") };
    });
    const isSentence = (line) => line && line.matches(".texts p[id]");
    let origin = null;

    function copy(line) {
      const made = line.cloneNode(true);
      made.removeAttribute("id");
      return made;
    }
    function linesAround(line) {
      const lines = [line];
      for (let one = line, n = 0; n < 2 && isSentence(one = one.previousElementSibling); n++) lines.unshift(one);
      for (let one = line, n = 0; n < 2 && isSentence(one = one.nextElementSibling); n++) lines.push(one);
      return lines;
    }
    function fill(line) {
      const text = line.closest("details");
      const [, start, end] = line.querySelector("[data-at]").dataset.at.split(/[:-]/);
      const [heading, where, quoted, place] = dialog.querySelectorAll("h2, div, p.place");
      heading.replaceChildren(...text.querySelector("summary").cloneNode(true).childNodes);
      where.replaceChildren(copy(text.querySelector(".where")));
      quoted.replaceChildren(...linesAround(line).map((one) => {
        const made = copy(one);
        made.classList.toggle("asked", one === line);
        return made;
      }));
      const hash = text.querySelector(".print").cloneNode(true);
      place.replaceChildren(dialog.dataset.place.replace("{}", start).replace("{}", end) + " ", hash);
    }
    function address(hash) {
      try { history.replaceState(null, "", hash || location.pathname + location.search); } catch { /* a frame */ }
    }
    function open(line, from) {
      if (dialog.open) return;
      origin = from;
      fill(line);
      address("#" + line.id);
      dialog.showModal();
      dialog.scrollTop = 0;
    }
    function openHash() {
      const id = decodeHash();
      const line = id && document.getElementById(id);
      if (!isSentence(line)) return;
      if (dialog.open) { fill(line); return; }
      open(line, all("a.ref").find((link) => link.hash === "#" + id && link.checkVisibility?.() !== false));
    }
    function decodeHash() {
      try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
    }
    function sentenceOf(passage) {
      const [article, start] = passage.dataset.at.split(/[:-]/);
      return places.find((p) => p.article === article && p.start <= +start && +start < p.end)?.line;
    }
    document.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
      const link = event.target.closest("a");
      const passage = event.target.closest("main [data-at]");
      let line = null;
      if (link) line = link.matches(".ref") ? document.getElementById(link.hash.slice(1)) : null;
      else if (passage && getSelection().isCollapsed && !passage.closest(".texts")) line = sentenceOf(passage);
      if (!isSentence(line)) return;
      event.preventDefault();
      const marks = passage ? all("a.ref", passage.parentNode) : [];
      open(line, link || marks.find((mark) => mark.hash === "#" + line.id) || marks[0]);
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("button")) dialog.close();
    });
    dialog.addEventListener("close", () => {
      address("");
      if (origin && origin.isConnected) origin.focus();
    });
    addEventListener("hashchange", openHash);
    document.documentElement.classList.add("asks");
    openHash();
  }

  const tools = document.querySelector(".tools");
  if (tools) handlePoints(tools);
  const dialog = document.querySelector("dialog.context");
  if (dialog && dialog.showModal) handleSentences(dialog);
})();
