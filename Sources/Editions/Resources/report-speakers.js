// Speakers corrected: who said the words of a quotation.

const nameDialog = byId("name");
let namedCard = null;

/** Who is named on a card; nobody where the speaker is unknown. */
const speakerOf = (card) => card.querySelector(".speaker:not(.unknown)")?.textContent ?? "";

function openSpeaker(card) {
  namedCard = card;
  const words = card.querySelector("blockquote");
  const quoted = byId("name-words");
  quoted.textContent = words.textContent;
  quoted.lang = words.lang;
  quoted.dir = words.dir;
  byId("speaker").value = speakerOf(card);
  nameDialog.showModal();
  byId("speaker").select();
}

function noteSpeaker() {
  const name = byId("speaker").value.trim();
  const about = `speaker ${namedCard.dataset.key}`;
  nameDialog.close();
  if (name === speakerOf(namedCard)) {
    if (decisions.has(about)) undo(about);
    say(`${namedCard.id} has this speaker already`);
    return;
  }
  const words = {};
  for (const quoted of all("blockquote", namedCard)) {
    words[quoted.lang] = quoted.textContent.trim().slice(0, 80);
  }
  decide(about, { decision: "speaker", key: namedCard.dataset.key, value: name, words });
}
