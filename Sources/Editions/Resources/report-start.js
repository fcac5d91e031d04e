// The beginning: buttons where something can be decided, and what each of them does.

/** Buttons at rows that can be mended. */
function addRowButtons() {
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
}

/** Buttons at quotations, and the names that can be chosen. */
function addSpeakerButtons() {
  for (const card of all(".quote")) {
    card.querySelector(".facts").append(element("button", {
      type: "button", onclick: () => openSpeaker(card),
    }, "Correct speaker"));
  }
  byId("speakers").append(...[...new Set(
    all(".quote .speaker:not(.unknown)").map((one) => one.textContent))]
    .map((value) => element("option", { value })));
}

/** A column of buttons at proposed terms. */
function addTermButtons() {
  const header = document.querySelector("#proposals thead tr");
  header?.append(element("th", { scope: "col", className: "decision" }, "Decision"));
  for (const row of all("#proposals tbody tr")) {
    const term = row.querySelector(".term").textContent;
    const cell = element("td", { className: "decision decision-place" });
    for (const [decision, label] of [
      ["accept", "Accept"], ["edit", "Edit"], ["reject", "Reject"],
    ]) {
      cell.append(element("button", {
        type: "button", "data-decision": decision, "aria-pressed": "false",
        "aria-label": `${label} ${term}`,
      }, label), " ");
    }
    row.append(cell);
  }
}

/**
 * Roles of tables that the style sheet lays out as something else on small screens or for many rows:
 * some browsers forget then that they are tables.
 */
function addTableRoles() {
  const roles = [["", "table"], ["thead", "rowgroup"], ["tbody", "rowgroup"], ["tr", "row"],
    ["td", "cell"], ["thead th", "columnheader"], ["tbody th", "rowheader"]];
  for (const [part, role] of roles) {
    for (const one of all(`.rows ${part}, .stacked ${part}`)) one.setAttribute("role", role);
  }
}

if ("adoptedStyleSheets" in document) {
  addStyle("::highlight(found) { background: var(--target); color: var(--ink); }");
  // Rows that were seen keep their height when they are left.
  addStyle(".many tbody tr { contain-intrinsic-size: auto 7rem; }");
}
addRowButtons();
addSpeakerButtons();
addTermButtons();
addTableRoles();
const settledCount = restoreDecisions();
keysOn.checked = memory.read("pipeline report keys") ?? true;
keysOn.onchange = () => memory.write("pipeline report keys", keysOn.checked);
for (const one of all(".scripted")) one.hidden = false;
decisionsChanged();
say([plural(rows.length, "row"),
  ...(settledCount > 0 ? [`${plural(settledCount, "decision")} applied`] : []),
  ...(misfits.size > 0 ? [misfitNote()] : [])].join("; "));

for (const button of filters) {
  button.onclick = () => {
    const isPressed = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!isPressed));
    showRows();
  };
}
let waiting = 0;
search.oninput = () => { clearTimeout(waiting); waiting = setTimeout(showRows, 150); };
search.onkeydown = onReturn(searchInContext);
byId("in-context").onclick = searchInContext;
byId("clear").onclick = showAll;
byId("keys").onclick = () => byId("help").showModal();
byId("context-close").onclick = closeContext;
byId("name-save").onclick = noteSpeaker;
byId("speaker").onkeydown = onReturn(noteSpeaker);
byId("undo-all").onclick = undoAll;
byId("drop-all").onclick = dropAll;
byId("term-save").onclick = acceptForms;
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
    showContext(`“${mark.textContent}” and all forms of concept ${concept}`,
      findConcept(concept), row);
    return;
  }
  const word = wordAt(event.clientX, event.clientY);
  if (word !== "") showContext(`“${word}”`, findWord(word), row);
});
document.addEventListener("keydown", keyPressed);
addEventListener("hashchange", reveal);
// A link to where the page is already changes no address, and the row may be hidden by now.
document.addEventListener("click", (event) => {
  const address = event.target.closest("a[href^='#']")?.getAttribute("href");
  if (address && address === location.hash) setTimeout(reveal);
});

// The column headers stay in sight below the tools and the page's end above the dock, however high
// those are.
if ("ResizeObserver" in globalThis) {
  for (const name of ["tools", "dock"]) {
    new ResizeObserver(() => document.documentElement.style.setProperty(
      `--${name}`, `${byId(name).offsetHeight}px`)).observe(byId(name));
  }
}
