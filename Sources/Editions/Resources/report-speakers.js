// Speakers corrected: who said the words of a quotation.

const nameDialog = byId("name");
let namedCard = null;

function openSpeaker(card) {
  namedCard = card;
  const words = card.querySelector("blockquote");
  const quoted = byId("name-words");
  quoted.textContent = words.textContent;
  quoted.lang = words.lang;
  quoted.dir = words.dir;
  byId("speaker").value = card.querySelector(".speaker:not(.unknown)")?.textContent ?? "";
  nameDialog.showModal();
  byId("speaker").select();
}

function noteSpeaker() {
  const name = byId("speaker").value.trim();
  const words = {};
  for (const quoted of all("blockquote", namedCard)) {
    words[quoted.lang] = quoted.textContent.trim().slice(0, 80);
  }
  decide(`speaker ${namedCard.dataset.key}`, {
    decision: "speaker", key: namedCard.dataset.key, value: name, words,
    label: `${namedCard.id} was said by ${name === "" ? "somebody unknown" : name}`,
  });
  nameDialog.close();
}
