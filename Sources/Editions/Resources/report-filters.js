// Filters and search: which rows are shown.

const search = byId("search");
const filters = all("[data-filter]");
const chosen = () => filters.filter((button) => button.getAttribute("aria-pressed") === "true");

/** Shows the rows that have all that is asked for. */
function showRows() {
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

function showCounts() {
  for (const button of filters) {
    const number = rows.filter((row) => row.classList.contains(button.dataset.filter)).length;
    button.querySelector(".count").textContent = number;
    button.hidden = number === 0 && button.getAttribute("aria-pressed") !== "true";
  }
}

function showAll() {
  search.value = "";
  for (const button of filters) button.setAttribute("aria-pressed", "false");
  showCounts();
  showRows();
}

/** Makes a row visible that a link leads to. */
function reveal() {
  const target = byId(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest("tr")?.hidden) showAll();
  target?.scrollIntoView({ block: "center" });
}
