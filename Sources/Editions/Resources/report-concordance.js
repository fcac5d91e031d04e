// Words in context: every place of a word, or of all forms of a concept, line by line.

const dock = byId("dock");
const context = byId("context");
let opener = null;

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
const sideLimit = 70;

/** What stands before and behind a place, in one line, cut between words. */
function sidesOf(text, start, end) {
  let [from, to] = [Math.max(0, start - sideLimit), Math.min(text.length, end + sideLimit)];
  while (from > 0 && from < start && isWordCharacter(text[from - 1])) from += 1;
  while (to < text.length && to > end && isWordCharacter(text[to])) to -= 1;
  const line = (words) => words.replace(/\s/g, " ");
  return [(from > 0 ? "…" : "") + line(text.slice(from, start)),
    line(text.slice(end, to)) + (to < text.length ? "…" : "")];
}

/** Shows places line by line; `from` gets the focus back when they are closed. */
function showContext(title, found, from) {
  opener = from;
  const groups = new Map(languages.map((language) => [language, []]));
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
      const [before, behind] = sidesOf(text, start, end);
      const line = element("li", {},
        element("a", { href: `#${row.id}`, className: "back" }, row.id), " ");
      line.append(element("span", { className: "line", lang: language },
        element("span", { className: "before" },
          element("bdi", {}, before)),
        element("b", {}, text.slice(start, end)),
        element("span", { className: "behind" }, behind)));
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
