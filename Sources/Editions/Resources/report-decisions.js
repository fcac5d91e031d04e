// Decisions of the editor: they wait on this page, are shown where they were made, and can be undone.

// By what they are about, in the order they were made:
// { decision, key, value, words: {fr: …}, forms: {fr: …}, remark }
const decisions = new Map();

// What decisions can be about: rows, quotations and proposed terms.
const thingOf = new Map(all("[data-key]").map((thing) => [thing.dataset.key, thing]));

const decisionOn = (row) => decisions.get(`row ${row?.dataset.key}`);
const isParted = (row) => ["split", "unlink"].includes(decisionOn(row)?.decision);
/** Whether two neighbours are to be one row. */
const isMerged = (row, next) => row !== undefined && next !== undefined
  && decisionOn(row)?.decision === "merge" && decisionOn(row).value === next.dataset.key;

/** A decision in words, with the names that rows and quotations have on this page. */
function labelOf({ decision, key, value, words, forms, remark }) {
  const name = thingOf.get(key)?.id;
  switch (decision) {
    case "merge": return `merge ${name} with ${thingOf.get(value).id}`;
    case "split": {
      const parts = value.split(" ").map((part) => part.split(":"));
      const rest = parts.map(([language, taken]) =>
        sentencesIn(thingOf.get(key), language).length - Number(taken));
      return `split ${name} into ${parts.map(([, taken]) => taken).join("–")} and ${rest.join("–")}`;
    }
    case "unlink": return `unlink ${languageNames.get(value)} from ${name}`;
    case "speaker": return `${name} was said by ${value === "" ? "somebody unknown" : value}`;
    default: {
      const shown = languages.map((language) => forms?.[language] ?? words[language]);
      return `${decision} “${shown.filter(Boolean).join(" · ")}”${remark ?? ""}`;
    }
  }
}

function decide(about, decision) {
  decisions.delete(about);
  decisions.set(about, decision);
  decisionsChanged();
  say(`Pending: ${labelOf(decision)}`);
}

function undo(about) {
  const decision = decisions.get(about);
  decisions.delete(about);
  decisionsChanged();
  say(`Undone: ${labelOf(decision)}`);
}

function undoAll() {
  decisions.clear();
  decisionsChanged();
  say("All decisions are undone");
  search.focus();
}

/** A button that takes a decision back and leaves the focus in a useful place. */
function undoButton(about, focused) {
  return element("button", {
    type: "button", "aria-label": `Undo: ${labelOf(decisions.get(about))}`,
    onclick: () => { undo(about); (focused?.querySelector("button") ?? search).focus(); },
  }, "Undo");
}

function decisionsChanged() {
  keepDecisions();
  for (const sign of all(".pending-note, .new-form")) sign.remove();
  for (const name of ["pending", "merged-below", "unlinked", "second-part", "second-begins"]) {
    for (const one of all(`.${name}`)) one.classList.remove(name);
  }
  const list = byId("pending");
  list.replaceChildren();
  for (const [about, decision] of decisions) {
    const thing = thingOf.get(decision.key);
    list.append(element("li", {}, labelOf(decision), " ", undoButton(about, thing)));
    if (thing) showDecision(about, decision, thing);
  }
  for (const button of all("#proposals [data-decision]")) {
    button.setAttribute("aria-pressed", String(isChosen(button)));
  }
  showMisfits();
  const told = [];
  if (decisions.size > 0) told.push(`${plural(decisions.size, "decision")} pending`);
  if (misfits.size > 0) told.push(misfitNote());
  byId("decisions").hidden = told.length === 0;
  byId("waiting").hidden = decisions.size === 0;
  byId("bar").hidden = told.length === 0;
  byId("bar-text").textContent = told.join("; ");
  byId("bar").querySelector(".export").hidden = decisions.size === 0;
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
  note(thing, `pending: ${labelOf(decision)}`);
}
