// The rows: their texts, their sentences and their neighbours.

const rows = all("#rows tbody tr");
const placeOf = new Map(rows.map((row, place) => [row, place]));
const nextOf = (row) => rows[placeOf.get(row) + 1];
const previousOf = (row) => rows[placeOf.get(row) - 1];

const languageNames = new Map(
  all("#rows thead th[lang]").map((header) => [header.lang, header.textContent]));
const languages = [...languageNames.keys()];

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

const cellOf = (row, language) => row.querySelector(`td[data-lang="${language}"]`);

/** The sentences of a row in a language: none where the version lacks the row. */
const sentencesIn = (row, language) => {
  const cell = cellOf(row, language);
  return cell ? sentencesOf(cell) : [];
};

const languagesOf = (row) =>
  languages.filter((language) => sentencesIn(row, language).length > 0);

/** The first and the last number of a row's sentences in a language. */
function rangeOf(row, language) {
  const numbers = sentencesIn(row, language)
    .map((sentence) => Number(sentence.id.split("-s")[1]));
  return numbers.length === 0 ? null : { first: numbers[0], last: numbers.at(-1) };
}

/** The beginning of a row's words, by language. */
function wordsOf(row) {
  const words = {};
  for (const language of languagesOf(row)) {
    words[language] = cellOf(row, language).textContent.trim().slice(0, 80);
  }
  return words;
}

/** Whether words stand in a version, in any row. */
function occursIn(language, words) {
  const wanted = fold(words);
  return rows.some((row) => textOf(row).includes(wanted)
    && sentencesIn(row, language).some((sentence) =>
      occurrences(fold(sentence.textContent), wanted, true).length > 0));
}
