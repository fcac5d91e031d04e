// The keyboard: rows one by one, and keys of one letter, which can be switched off.

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
  const start = here ? placeOf.get(here) + direction : direction > 0 ? 0 : rows.length - 1;
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

/** Return does what it is for, and does not press the button that gets the focus. */
function onReturn(act) {
  return (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    act();
  };
}
