// Decisions of the editor: they wait on this page, are shown where they were made, and can be undone.

// By what they are about, in the order they were made:
// { decision, key, value, words: {fr: …}, forms: {fr: …}, label }
const decisions = new Map();
const decisionsName = `pipeline report ${main.dataset.article} ${main.dataset.stamp}`;

// What decisions can be about: rows, quotations and proposed terms.
const thingOf = new Map(all("[data-key]").map((thing) => [thing.dataset.key, thing]));

const decisionOn = (row) => decisions.get(`row ${row?.dataset.key}`);
const isParted = (row) => ["split", "unlink"].includes(decisionOn(row)?.decision);
/** Whether two neighbours are to be one row. */
const isMerged = (row, next) => row !== undefined && next !== undefined
  && decisionOn(row)?.decision === "merge" && decisionOn(row).value === next.dataset.key;

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

function undoAll() {
  decisions.clear();
  decisionsChanged();
  say("All decisions are undone");
  search.focus();
}

/** A button that takes a decision back and leaves the focus in a useful place. */
function undoButton(about, focused) {
  const { label } = decisions.get(about);
  return element("button", {
    type: "button", "aria-label": `Undo: ${label}`,
    onclick: () => { undo(about); (focused?.querySelector("button") ?? search).focus(); },
  }, "Undo");
}

function decisionsChanged() {
  memory.write(decisionsName, [...decisions]);
  for (const sign of all(".pending-note, .new-form")) sign.remove();
  for (const name of ["pending", "merged-below", "unlinked", "second-part", "second-begins"]) {
    for (const one of all(`.${name}`)) one.classList.remove(name);
  }
  const list = byId("pending");
  list.replaceChildren();
  for (const [about, decision] of decisions) {
    const thing = thingOf.get(decision.key);
    list.append(element("li", {}, decision.label, " ", undoButton(about, thing)));
    showDecision(about, decision, thing);
  }
  for (const button of all("#proposals [data-decision]")) {
    button.setAttribute("aria-pressed", String(isChosen(button)));
  }
  byId("decisions").hidden = decisions.size === 0;
  byId("bar").hidden = decisions.size === 0;
  byId("bar-text").textContent = `${plural(decisions.size, "decision")} pending`;
  dockChanged();
  showCounts();
  if (chosen().length > 0) showRows();
}

/** Shows what was decided where it was decided. */
function showDecision(about, decision, thing) {
  const note = (target, text) => {
    target.classList.add("pending");
    (target.querySelector(".decision-place") ?? target).append(
      element("p", { className: "pending-note" }, text, " ", undoButton(about, target)));
  };
  switch (decision.decision) {
    case "merge": {
      const next = thingOf.get(decision.value);
      thing.classList.add("merged-below");
      note(thing, `pending: one row with ${next.id} below`);
      note(next, `pending: one row with ${thing.id} above`);
      return;
    }
    case "split":
      for (const part of decision.value.split(" ")) {
        const [language, taken] = part.split(":");
        const rest = sentencesIn(thing, language).slice(Number(taken));
        rest[0]?.classList.add("second-begins");
        for (const sentence of rest) sentence.classList.add("second-part");
      }
      break;
    case "unlink": cellOf(thing, decision.value).classList.add("unlinked"); break;
    case "accept":
      for (const [language, form] of Object.entries(decision.forms ?? {})) {
        if (form === decision.words[language]) continue;
        cellOf(thing, language).append(element("p", { className: "new-form" }, "→ ",
          element("span", { lang: language }, form)));
      }
      break;
  }
  note(thing, `pending: ${decision.label}`);
}

/** Decisions that were made on this page before and wait still. */
function restoreDecisions() {
  for (const [about, decision] of memory.read(decisionsName) ?? []) {
    const isWhole = thingOf.has(decision.key)
      && (decision.decision !== "merge" || thingOf.has(decision.value));
    if (isWhole) decisions.set(about, decision);
  }
}
