// Texts without accents and in small letters, and where words stand in them.

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
