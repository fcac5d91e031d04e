// The script of report.html: filters, search, words in context, keys and decisions.
// The page says everything without it. It loads nothing and sends nothing; what it remembers
// stays in this browser, and where that is not allowed, on this page.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const main = document.querySelector("main");
  const rows = all("#rows tbody tr");
  const status = byId("status");

  /** An element with properties and children; text stays text. */
  function element(name, properties = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in made) made[key] = value; else made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }

  function say(text) { status.textContent = text; }

  const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

  // What is remembered: nothing where storage is refused, as on some files opened directly.
  const memory = {
    read(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    write(key, value) {
      try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* only on this page */ }
    },
  };

  // ---- Letters ------------------------------------------------------------------------------

  const folds = new Map();

  /** One character without accents and in small letters, as long as it was. */
  function foldCharacter(character) {
    let folded = folds.get(character);
    if (folded === undefined) {
      folded = character.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
      if (folded.length !== character.length) folded = character.toLowerCase();
      if (folded.length !== character.length) folded = character;
      folds.set(character, folded);
    }
    return folded;
  }

  /** A text to search in, whose positions are those of the text itself. */
  function fold(text) {
    const lower = text.toLowerCase();
    if (/^[\x00-\x7f]*$/.test(lower)) return lower;
    let folded = "";
    for (const character of text) folded += foldCharacter(character);
    return folded;
  }

  const isWordCharacter = (character) => /[\p{L}\p{N}]/u.test(character ?? "");

  // ---- Rows ---------------------------------------------------------------------------------

  const sentencesOf = (row) => all(".sentence", row);
  const texts = new Map();

  /** The folded text of a row's sentences, read once. */
  function textOf(row) {
    let text = texts.get(row);
    if (text === undefined) {
      text = sentencesOf(row).map((sentence) => fold(sentence.textContent)).join("\n");
      texts.set(row, text);
    }
    return text;
  }

  const search = byId("search");
  const filters = all("[data-filter]");
  const chosen = () => filters.filter((button) => button.getAttribute("aria-pressed") === "true");

  /** Shows the rows that have all that is asked for. */
  function show() {
    const names = chosen().map((button) => button.dataset.filter);
    const wanted = fold(search.value.trim());
    let count = 0;
    for (const row of rows) {
      const isShown = names.every((name) => row.classList.contains(name))
        && (wanted === "" || textOf(row).includes(wanted));
      if (row.hidden === isShown) row.hidden = !isShown;
      if (isShown) count += 1;
    }
    highlight(wanted);
    const reasons = chosen().map((button) => button.firstChild.textContent.trim().toLowerCase());
    if (wanted !== "") reasons.push(`“${search.value.trim()}”`);
    say(reasons.length === 0 ? plural(count, "row")
      : `${count} of ${plural(rows.length, "row")}: ${reasons.join(", ")}`);
  }

  /** Marks what was searched in the first rows shown, where the browser can without new elements. */
  function highlight(wanted) {
    if (!("highlights" in CSS)) return;
    if (CSS.highlights.size === 0 && document.adoptedStyleSheets.length === 0) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "::highlight(found) { background: var(--target); color: var(--ink); }");
      document.adoptedStyleSheets.push(sheet);
    }
    CSS.highlights.delete("found");
    if (wanted === "") return;
    const found = new Highlight();
    for (const row of rows) {
      if (row.hidden) continue;
      for (const sentence of sentencesOf(row)) {
        for (const start of occurrences(fold(sentence.textContent), wanted, false)) {
          found.add(rangeIn(sentence, start, start + wanted.length));
        }
      }
      if (found.size > 500) break;
    }
    CSS.highlights.set("found", found);
  }

  /** Where a text stands in another; whole words only, if asked. */
  function occurrences(text, wanted, wholeWords) {
    const places = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const isWhole = !isWordCharacter(text[at - 1]) && !isWordCharacter(text[at + wanted.length]);
      if (!wholeWords || isWhole) places.push(at);
    }
    return places;
  }

  /** The range of characters of an element's text. */
  function rangeIn(root, start, end) {
    const range = new Range();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const behind = before + node.data.length;
      if (before <= start && start < behind) range.setStart(node, start - before);
      if (before < end && end <= behind) { range.setEnd(node, end - before); break; }
      before = behind;
    }
    return range;
  }

  function count() {
    for (const button of filters) {
      const number = rows.filter((row) => row.classList.contains(button.dataset.filter)).length;
      button.querySelector(".count").textContent = number;
      button.hidden = number === 0 && button.getAttribute("aria-pressed") !== "true";
    }
  }

  function showAll() {
    search.value = "";
    for (const button of filters) button.setAttribute("aria-pressed", "false");
    count();
    show();
  }

  /** Makes a row visible that a link leads to. */
  function reveal() {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (target?.closest("tr")?.hidden) showAll();
    target?.scrollIntoView({ block: "center" });
  }

  // ---- Words in context ---------------------------------------------------------------------

  const dock = byId("dock");
  const context = byId("context");
  let opener = null;

  const languageNames = new Map(
    all("#rows thead th[lang]").map((header) => [header.lang, header.textContent]));

  /** Occurrences of a word, by language: row, sentence, and where in its text. */
  function findWord(word) {
    const wanted = fold(word);
    const wholeWords = !/\s/.test(wanted);
    const found = [];
    for (const row of rows) {
      if (!textOf(row).includes(wanted)) continue;
      for (const sentence of sentencesOf(row)) {
        for (const start of occurrences(fold(sentence.textContent), wanted, wholeWords)) {
          found.push({ row, sentence, start, end: start + wanted.length });
        }
      }
    }
    return found;
  }

  const conceptOf = (mark) => mark.title.split(" · ")[0];

  /** Every form of a concept in every version. */
  function findConcept(concept) {
    const found = [];
    for (const mark of all("#rows .sentence mark")) {
      if (conceptOf(mark) !== concept) continue;
      const sentence = mark.closest(".sentence");
      const before = new Range();
      before.setStart(sentence, 0);
      before.setEndBefore(mark);
      const start = before.toString().length;
      found.push(
        { row: mark.closest("tr"), sentence, start, end: start + mark.textContent.length });
    }
    return found;
  }

  const lineLimit = 200;

  /** Shows places line by line; `from` gets the focus back when they are closed. */
  function showContext(title, found, from) {
    opener = from;
    const groups = new Map([...languageNames.keys()].map((language) => [language, []]));
    for (const one of found) {
      const language = one.sentence.closest("td").lang;
      groups.get(language)?.push(one);
    }
    const lines = byId("context-lines");
    lines.replaceChildren();
    for (const [language, group] of groups) {
      if (group.length === 0) continue;
      const list = element("ul");
      for (const { row, sentence, start, end } of group.slice(0, lineLimit)) {
        const text = sentence.textContent;
        const line = element("li", {},
          element("a", { href: `#${row.id}`, className: "back" }, row.id), " ");
        line.append(element("span", { className: "line", lang: language },
          element("span", { className: "before" },
            element("bdi", {}, text.slice(Math.max(0, start - 70), start))),
          element("b", {}, text.slice(start, end)),
          element("span", { className: "behind" }, text.slice(end, end + 70))));
        list.append(line);
      }
      lines.append(
        element("h3", {}, element("span", { lang: language }, languageNames.get(language)),
          ` · ${group.length}`), list);
      if (group.length > lineLimit) {
        lines.append(element("p", {}, `The first ${lineLimit} are shown.`));
      }
    }
    byId("context-title").textContent = title;
    context.hidden = false;
    dockChanged();
    say(`${title}: ${plural(found.length, "place")}`);
    if (from === search) context.focus();
  }

  function closeContext() {
    if (context.hidden) return false;
    const hadFocus = context.contains(document.activeElement);
    context.hidden = true;
    dockChanged();
    if (hadFocus) opener.focus({ preventScroll: true });
    return true;
  }

  function dockChanged() { dock.hidden = context.hidden && byId("bar").hidden; }

  /** The word at a point of the page. */
  function wordAt(x, y) {
    const caret = document.caretPositionFromPoint?.(x, y);
    const range = caret ? null : document.caretRangeFromPoint?.(x, y);
    const node = caret?.offsetNode ?? range?.startContainer;
    let start = caret?.offset ?? range?.startOffset;
    if (node?.nodeType !== Node.TEXT_NODE) return "";
    let end = start;
    while (start > 0 && isWordCharacter(node.data[start - 1])) start -= 1;
    while (end < node.data.length && isWordCharacter(node.data[end])) end += 1;
    return node.data.slice(start, end);
  }

  function searchInContext() {
    const word = search.value.trim();
    if (word !== "") showContext(`“${word}”`, findWord(word), search);
  }

  // ---- Decisions ----------------------------------------------------------------------------

  // By what they are about, in the order they were made:
  // { decision, key, value, words: {fr: …}, label, at: id of the element }
  const decisions = new Map();
  const place = `pipeline report ${main.dataset.article} ${main.dataset.stamp}`;

  const cellOf = (row, language) => row.querySelector(`td[data-lang="${language}"]`);
  const rangeOf = (row, language) => {
    const numbers = sentencesOf(cellOf(row, language) ?? document.createElement("td"))
      .map((sentence) => Number(sentence.id.split("-s")[1]));
    return numbers.length === 0 ? null : { first: numbers[0], last: numbers.at(-1) };
  };
  const languages = [...languageNames.keys()];
  const languagesOf = (row) => languages.filter((language) => rangeOf(row, language));
  const nextOf = (row) => rows[rows.indexOf(row) + 1];
  const decisionOn = (row) => decisions.get(`row ${row?.dataset.key}`);

  function wordsOf(row) {
    const words = {};
    for (const language of languagesOf(row)) {
      words[language] = cellOf(row, language).textContent.trim().slice(0, 80);
    }
    return words;
  }

  function decide(about, decision) {
    decisions.delete(about);
    decisions.set(about, decision);
    decisionsChanged();
    say(`Pending: ${decision.label}`);
  }

  function undo(about) {
    const decision = decisions.get(about);
    decisions.delete(about);
    decisionsChanged();
    say(`Undone: ${decision.label}`);
  }

  function decisionsChanged() {
    memory.write(place, [...decisions]);
    for (const note of all(".pending-note")) note.remove();
    for (const row of all(".pending")) row.classList.remove("pending");
    const list = byId("pending");
    list.replaceChildren();
    for (const [about, decision] of decisions) {
      const target = byId(decision.at) ?? document.querySelector(`[data-key="${decision.key}"]`);
      target.classList.add("pending");
      const undoButton = () => element("button", {
        type: "button", "aria-label": `Undo: ${decision.label}`,
        onclick: () => { undo(about); (target.querySelector("button") ?? search).focus(); },
      }, "Undo");
      const note = element("p", { className: "pending-note" }, `pending: ${decision.label} `,
        undoButton());
      (target.querySelector(".decision-place") ?? target).append(note);
      list.append(element("li", {}, decision.label, " ", undoButton()));
    }
    for (const button of all("#proposals [data-decision]")) {
      const decision = decisions.get(`term ${button.closest("tr").dataset.key}`);
      button.setAttribute("aria-pressed", decision?.decision === button.dataset.decision);
    }
    byId("decisions").hidden = decisions.size === 0;
    byId("bar").hidden = decisions.size === 0;
    byId("bar-text").textContent = `${plural(decisions.size, "decision")} pending`;
    dockChanged();
    count();
    if (chosen().length > 0) show();
  }

  /** The file that `pipeline apply` takes. */
  function exported() {
    const cell = (text) => String(text).replace(/[\t\r\n]+/g, " ");
    const lines = [["decision", "key", "value", "article", "round", ...languages]];
    for (const { decision, key, value, words } of decisions.values()) {
      lines.push([decision, key, value, main.dataset.article, "",
        ...languages.map((language) => words[language] ?? "")]);
    }
    return lines.map((line) => line.map(cell).join("\t") + "\n").join("");
  }

  function exportDecisions() {
    const file = new Blob([exported()], { type: "text/tab-separated-values;charset=utf-8" });
    const address = URL.createObjectURL(file);
    const link = element("a", { href: address, download: "decisions.tsv", hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    say(`${plural(decisions.size, "decision")} exported; now: pipeline apply decisions.tsv`);
  }

  /** Whether two rows can be one: in each version their sentences follow each other. */
  function canMerge(row, next) {
    return languages.every((language) => {
      const [one, other] = [rangeOf(row, language), rangeOf(next, language)];
      return !one || !other || one.last + 1 === other.first || other.last + 1 === one.first;
    });
  }

  const dialog = byId("decide");

  /** Opens the dialog about a row. */
  function openDecisions(row) {
    const next = nextOf(row);
    const previous = rows[rows.indexOf(row) - 1];
    const isMergedBefore = decisionOn(previous)?.decision === "merge";
    const isNextParted = ["split", "unlink"].includes(decisionOn(next)?.decision);
    const choices = byId("decide-choices");
    choices.replaceChildren();
    byId("decide-title").textContent = `Row ${row.id}`;
    const note = (decision, value, label) => {
      decide(`row ${row.dataset.key}`,
        { decision, key: row.dataset.key, value, words: wordsOf(row), label, at: row.id });
      dialog.close();
    };
    const choice = (label, act) =>
      choices.append(element("p", {}, element("button", { type: "button", onclick: act }, label)));
    if (next && canMerge(row, next) && !isNextParted) {
      choice(`Merge with ${next.id}`,
        () => note("merge", next.dataset.key, `merge ${row.id} with ${next.id}`));
    }
    const present = languagesOf(row);
    if (!isMergedBefore && present.length > 1) {
      for (const language of present) {
        choice(`${languageNames.get(language)} says something else`,
          () => note("unlink", language, `unlink ${languageNames.get(language)} from ${row.id}`));
      }
    }
    const counts = present.map((language) => [language, sentencesOf(cellOf(row, language)).length]);
    const total = counts.reduce((sum, [, number]) => sum + number, 0);
    if (!isMergedBefore && total > 1 && counts.some(([, number]) => number > 1)) {
      const group = element("fieldset", {}, element("legend", {}, "Split: the first part takes"));
      const selects = counts.map(([language, number]) => {
        const select = element("select", { id: `take-${language}` });
        for (let taken = 0; taken <= number; taken += 1) {
          select.append(element("option", { value: taken }, `${taken} of ${number}`));
        }
        select.value = Math.min(1, number);
        group.append(element("p", {},
          element("label", { htmlFor: select.id }, languageNames.get(language)), " ", select));
        return [language, number, select];
      });
      const split = element("button", { type: "button" }, "Split");
      split.onclick = () => {
        const taken = selects.map(([language, number, select]) =>
          [language, Number(select.value), number]);
        const isPart = taken.some(([, number]) => number > 0)
          && taken.some(([, number, count]) => number < count);
        if (!isPart) { say("One of the two parts would be empty"); return; }
        note("split", taken.map(([language, number]) => `${language}:${number}`).join(" "),
          `split ${row.id} behind ${taken.map(([, number]) => number).join("–")}`);
      };
      group.append(element("p", {}, split));
      choices.append(group);
    }
    if (choices.childElementCount === 0) {
      choices.append(element("p", {}, "Nothing to decide here: see the rows beside it."));
    }
    dialog.showModal();
  }

  const nameDialog = byId("name");
  let namedCard = null;

  function openSpeaker(card) {
    namedCard = card;
    const words = card.querySelector("blockquote");
    const quoted = byId("name-words");
    quoted.textContent = words.textContent;
    quoted.lang = words.lang;
    quoted.dir = words.dir;
    byId("speaker").value = card.querySelector(".speaker:not(.unknown)")?.textContent ?? "";
    nameDialog.showModal();
    byId("speaker").select();
  }

  function noteSpeaker() {
    const name = byId("speaker").value.trim();
    const words = {};
    for (const quoted of all("blockquote", namedCard)) {
      words[quoted.lang] = quoted.textContent.trim().slice(0, 80);
    }
    decide(`speaker ${namedCard.dataset.key}`, {
      decision: "speaker", key: namedCard.dataset.key, value: name, words, at: namedCard.id,
      label: `${namedCard.id} was said by ${name === "" ? "somebody unknown" : name}`,
    });
    nameDialog.close();
  }

  function noteTerm(button) {
    const row = button.closest("tr");
    const about = `term ${row.dataset.key}`;
    if (decisions.get(about)?.decision === button.dataset.decision) { undo(about); return; }
    const words = {};
    for (const term of all(".term", row)) words[term.lang] = term.textContent;
    decide(about, {
      decision: button.dataset.decision, key: row.dataset.key, value: "", words, at: "",
      label: `${button.dataset.decision} “${Object.values(words).join(" · ")}”`,
    });
  }

  /** Buttons where something can be decided. */
  function addDecisionButtons() {
    if (languages.length > 1) {
      const model = element("button", { type: "button", className: "decide" }, "Fix");
      for (const row of rows) {
        const button = model.cloneNode(true);
        button.setAttribute("aria-label", `Fix row ${row.id}`);
        const header = row.querySelector("th");
        header.append(" ", button);
        row.querySelector("td.confidence").classList.add("decision-place");
      }
    }
    for (const card of all(".quote")) {
      card.querySelector(".facts").append(element("button", {
        type: "button", onclick: () => openSpeaker(card),
      }, "Correct speaker"));
    }
    byId("speakers").append(...[...new Set(
      all(".quote .speaker:not(.unknown)").map((one) => one.textContent))]
      .map((value) => element("option", { value })));
    const header = document.querySelector("#proposals thead tr");
    header?.append(element("th", { scope: "col", className: "decision" }, "Decision"));
    for (const row of all("#proposals tbody tr")) {
      const term = row.querySelector(".term").textContent;
      const cell = element("td", { className: "decision decision-place" });
      for (const [decision, label] of [["accept", "Accept"], ["reject", "Reject"]]) {
        cell.append(element("button", {
          type: "button", "data-decision": decision, "aria-pressed": "false",
          "aria-label": `${label} ${term}`,
        }, label), " ");
      }
      row.append(cell);
    }
  }

  // ---- Keys ---------------------------------------------------------------------------------

  const keysOn = byId("keys-on");
  let current = null;

  function setCurrent(row) {
    current?.removeAttribute("tabindex");
    current = row;
    row.tabIndex = -1;
  }

  function goTo(row) {
    if (!row) { say("No further row"); return; }
    setCurrent(row);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  }

  /** The next row shown, one way or the other, from where the focus is. */
  function step(direction) {
    const here = document.activeElement?.closest?.("#rows tbody tr") ?? current;
    const start = here ? rows.indexOf(here) + direction : direction > 0 ? 0 : rows.length - 1;
    for (let at = start; at >= 0 && at < rows.length; at += direction) {
      if (!rows[at].hidden) { goTo(rows[at]); return; }
    }
    goTo(null);
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    d: () => {
      const row = document.activeElement?.closest?.("#rows tbody tr") ?? current;
      if (row && languages.length > 1) openDecisions(row);
    },
    f: () => filters.find((button) => !button.hidden)?.focus(),
    "/": () => search.focus(),
    "?": () => byId("help").showModal(),
  };

  function keyPressed(event) {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") {
      if (!closeContext() && (search.value !== "" || chosen().length > 0)) showAll();
      return;
    }
    const isTyping = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (isTyping || !keysOn.checked || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  }

  // ---- Beginning ----------------------------------------------------------------------------

  addDecisionButtons();
  for (const [about, decision] of memory.read(place) ?? []) {
    if (document.querySelector(`[data-key="${CSS.escape(decision.key)}"]`)) {
      decisions.set(about, decision);
    }
  }
  keysOn.checked = memory.read("pipeline report keys") ?? true;
  keysOn.onchange = () => memory.write("pipeline report keys", keysOn.checked);
  byId("tools").hidden = false;
  decisionsChanged();
  say(plural(rows.length, "row"));

  for (const button of filters) {
    button.onclick = () => {
      const isPressed = button.getAttribute("aria-pressed") === "true";
      button.setAttribute("aria-pressed", String(!isPressed));
      show();
    };
  }
  let waiting = 0;
  search.oninput = () => { clearTimeout(waiting); waiting = setTimeout(show, 150); };
  /** Return does what it is for, and does not press the button that gets the focus. */
  const onReturn = (act) => (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    act();
  };
  search.onkeydown = onReturn(searchInContext);
  byId("in-context").onclick = searchInContext;
  byId("clear").onclick = showAll;
  byId("keys").onclick = () => byId("help").showModal();
  byId("context-close").onclick = closeContext;
  byId("name-save").onclick = noteSpeaker;
  byId("speaker").onkeydown = onReturn(noteSpeaker);
  byId("undo-all").onclick = () => {
    decisions.clear();
    decisionsChanged();
    say("All decisions are undone");
    search.focus();
  };
  for (const button of all(".export")) button.onclick = exportDecisions;
  for (const button of all("dialog .close")) {
    button.onclick = () => button.closest("dialog").close();
  }
  byId("proposals")?.addEventListener("click", (event) => {
    const button = event.target.closest("[data-decision]");
    if (button) noteTerm(button);
  });
  document.querySelector("#rows tbody")?.addEventListener("click", (event) => {
    const button = event.target.closest("button.decide");
    if (button) { openDecisions(button.closest("tr")); return; }
    if (event.target.closest("a, button") || !getSelection().isCollapsed) return;
    if (!event.target.closest(".sentence")) return;
    const mark = event.target.closest("mark");
    const row = event.target.closest("tr");
    setCurrent(row);
    if (mark) {
      const concept = conceptOf(mark);
      showContext(`${mark.textContent} (${concept})`, findConcept(concept), row);
      return;
    }
    const word = wordAt(event.clientX, event.clientY);
    if (word !== "") showContext(`“${word}”`, findWord(word), row);
  });
  document.addEventListener("keydown", keyPressed);
  addEventListener("hashchange", reveal);

  // The column headers stay in sight below the tools, however high those are.
  if ("ResizeObserver" in globalThis) {
    new ResizeObserver(() => document.documentElement.style.setProperty(
      "--tools", `${byId("tools").offsetHeight}px`)).observe(byId("tools"));
  }
})();
