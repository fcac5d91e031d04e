// Beads mended: a row merged with a neighbour, split in two, or freed of a version.

const rowDialog = byId("decide");

/** Whether two rows can be one: in each version their sentences follow each other. */
function canMerge(row, next) {
  return languages.every((language) => {
    const [one, other] = [rangeOf(row, language), rangeOf(next, language)];
    return !one || !other || one.last + 1 === other.first || other.last + 1 === one.first;
  });
}

/** Notes a decision on a row and closes the dialog. */
function decideOnRow(row, decision, value) {
  decide(`row ${row.dataset.key}`,
    { decision, key: row.dataset.key, value, words: wordsOf(row) });
  rowDialog.close();
}

/** Opens the dialog about a row. */
function openDecisions(row) {
  byId("decide-title").textContent = `Fix row ${row.id}`;
  const isPart = isMerged(previousOf(row), row);
  const choices = [pendingOn(row), mergeChoices(row)];
  if (!isPart) choices.push(unlinkChoices(row), splitChoice(row));
  const shown = choices.filter((choice) => choice !== null);
  byId("decide-choices").replaceChildren(...(shown.length > 0 ? shown
    : [element("p", {}, "Nothing to decide here: see the rows beside it.")]));
  rowDialog.showModal();
}

/** What is decided about a row already. */
function pendingOn(row) {
  const before = previousOf(row);
  const list = element("ul", { className: "pending-list" });
  for (const one of [isMerged(before, row) ? before : undefined, row]) {
    const about = `row ${one?.dataset.key}`;
    if (!decisions.has(about)) continue;
    const button = undoButton(about, row);
    button.addEventListener("click", () => openDecisions(row));
    button.addEventListener("click", () => rowDialog.close(), { capture: true });
    list.append(element("li", {}, `Pending: ${labelOf(decisions.get(about))} `, button));
  }
  return list.childElementCount > 0 ? list : null;
}

const group = (legend, ...parts) =>
  element("fieldset", {}, element("legend", {}, legend), ...parts);

/** The neighbours that a row can be merged with, with the beginnings of what they say. */
function mergeChoices(row) {
  const choices = [];
  const choice = (first, second, other, side) => {
    const button = element("button", { type: "button" }, `Merge with ${other.id} ${side}`);
    button.onclick = () => decideOnRow(first, "merge", second.dataset.key);
    const [language] = languagesOf(other);
    choices.push(element("p", {}, button, " ",
      element("span", { className: "excerpt", lang: language, dir: "auto" },
        cellOf(other, language).textContent.trim())));
  };
  const [before, behind] = [previousOf(row), nextOf(row)];
  if (before && canMerge(before, row) && !isMerged(before, row) && !isParted(before)
    && !isParted(row)) {
    choice(before, row, before, "above");
  }
  if (behind && canMerge(row, behind) && !isMerged(row, behind) && !isParted(behind)) {
    choice(row, behind, behind, "below");
  }
  return choices.length > 0 ? group("Two rows say one thing", ...choices) : null;
}

function unlinkChoices(row) {
  const present = languagesOf(row);
  if (present.length < 2) return null;
  return group("A version does not belong here: it gets a row of its own",
    element("p", { className: "choices" }, ...present.map((language) => element("button", {
      type: "button",
      onclick: () => decideOnRow(row, "unlink", language),
    }, `${languageNames.get(language)} says something else`))));
}

/** Where to split a row: in each version behind the sentence that is chosen. */
function splitChoice(row) {
  const present = languagesOf(row);
  if (!present.some((language) => sentencesIn(row, language).length > 1)) return null;
  const borders = present.map((language) => new Border(language, sentencesIn(row, language)));
  const problem = element("p", { className: "problem", role: "alert" });
  const split = element("button", { type: "button" }, "Split");
  split.onclick = () => {
    const hasFirst = borders.some((border) => border.taken > 0);
    const hasSecond = borders.some((border) => border.taken < border.count);
    if (!hasFirst || !hasSecond) {
      problem.textContent = "One of the two rows would be empty.";
      return;
    }
    decideOnRow(
      row, "split", borders.map(({ language, taken }) => `${language}:${taken}`).join(" "));
  };
  return group("The row says two things: choose the last sentence of the first",
    element("div", { className: "borders" }, ...borders.map((border) => border.box)), problem,
    element("p", {}, split));
}

/** The border between two parts of a version's sentences, chosen among them. */
class Border {
  constructor(language, sentences) {
    this.language = language;
    this.count = sentences.length;
    this.taken = Math.min(1, this.count);
    this.lines = [
      this.line(0, element("span", { className: "none" }, "none: all in the second")),
      ...sentences.map((sentence, place) => this.line(place + 1,
        element("span", { className: "words", lang: language, dir: "auto" },
          sentence.textContent))),
    ];
    this.box = element("fieldset", { className: "border" },
      element("legend", {}, languageNames.get(language)), ...this.lines);
    this.show();
  }

  line(taken, words) {
    const choice = element("input", {
      type: "radio", name: `border-${this.language}`, value: String(taken),
      checked: taken === this.taken,
      onchange: () => { this.taken = taken; this.show(); },
    });
    return element("label", {}, choice, " ", words);
  }

  /** Marks what falls to the first row and what to the second. */
  show() {
    for (const [place, line] of this.lines.entries()) {
      line.classList.toggle("first", place > 0 && place <= this.taken);
      line.classList.toggle("second", place > this.taken);
    }
  }
}
