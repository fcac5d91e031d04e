// The file of decisions that `pipeline apply` takes.

/** Tab-separated, with a column for each language and, where terms were edited, for its form. */
function exported() {
  const cell = (text) => String(text).replace(/[\t\r\n]+/g, " ");
  const made = [...decisions.values()];
  const formed = languages.filter((language) => made.some(({ forms }) => forms?.[language]));
  const lines = [["decision", "key", "value", "article", "round", ...languages,
    ...formed.map((language) => `form-${language}`)]];
  for (const { decision, key, value, words, forms } of made) {
    lines.push([decision, key, value, main.dataset.article, "",
      ...languages.map((language) => words[language] ?? ""),
      ...formed.map((language) => forms?.[language] ?? "")]);
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
