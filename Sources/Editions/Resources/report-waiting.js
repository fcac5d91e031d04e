// Decisions that waited in this browser: those on what is still here wait on, those that were
// applied are let go, and the others are told and kept.

// By page and article, not by its text: the article may be edited elsewhere while they wait.
const decisionsName = `pipeline report decisions ${location.pathname} ${main.dataset.article}`;

// Decisions on what is not here any more, by what they are about; they are not exported.
const misfits = new Map();

function keepDecisions() { memory.write(decisionsName, [...decisions, ...misfits]); }

// What the page was written with, by word and key; the last word on a row or speaker counts.
const decided = new Map((main.dataset.decided ?? "").split("\n").map((line) => {
  const [decision, key, value] = line.split("\t");
  return [`${decision} ${key}`, value];
}));
const rejected = new Set((main.dataset.rejected ?? "").split(" "));

/** Whether the glossary has a concept with all these terms. */
function isInGlossary(terms) {
  const wanted = Object.entries(terms).filter(([language]) => languages.includes(language));
  return wanted.length > 0 && all("#terms tbody tr").some((row) => wanted.every(
    ([language, text]) => cellOf(row, language)?.querySelector(".term").textContent.toLowerCase()
      === text.toLowerCase()));
}

/** What becomes of a decision on this page: it `fits`, is `settled`, or is a `misfit`. */
function standingOf({ decision, key, value, words, forms }) {
  const thing = thingOf.get(key);
  switch (decision) {
    case "merge":
    case "split":
    case "unlink": {
      const isWhole = decision !== "merge" || (thing && nextOf(thing)?.dataset.key === value);
      if (thing && isWhole) return "fits";
      return decided.get(`${decision} ${key}`) === value ? "settled" : "misfit";
    }
    case "speaker":
      if (thing) return speakerOf(thing) === value ? "settled" : "fits";
      return decided.get(`${decision} ${key}`) === value ? "settled" : "misfit";
    case "accept":
    case "reject": {
      if (thing) return "fits";
      // Where an editor kept no form that was proposed, the proposal is turned down as well.
      const isReplaced = Object.keys(words).every((language) =>
        (forms?.[language] ?? words[language]) !== words[language]);
      if (decision === "accept" ? isInGlossary({ ...words, ...forms }) : rejected.has(key)) {
        return "settled";
      }
      if (decision === "accept" && isReplaced && rejected.has(key)) return "settled";
      // It may be proposed no longer because others are stronger.
      return Object.entries(words).filter(([language, text]) => occursIn(language, text)).length > 1
        ? "fits" : "misfit";
    }
    default: return "misfit";
  }
}

/** Takes up what waited; answers how many decisions are settled. */
function restoreDecisions() {
  let settledCount = 0;
  const waiting = memory.read(decisionsName);
  for (const [about, decision] of Array.isArray(waiting) ? waiting : []) {
    switch (standingOf(decision)) {
      case "fits": decisions.set(about, decision); break;
      case "misfit": misfits.set(about, decision); break;
      default: settledCount += 1;
    }
  }
  return settledCount;
}

const misfitNote = () => `${plural(misfits.size, "decision")} no longer ${
  misfits.size === 1 ? "fits" : "fit"}: the text has changed`;

/** What a decision was to do with words that are not here any more. */
function purposeOf({ decision, value }) {
  switch (decision) {
    case "merge": return "merge with the row below";
    case "unlink": return `unlink ${languageNames.get(value) ?? value}`;
    case "speaker": return `said by ${value === "" ? "somebody unknown" : value}`;
    default: return decision;
  }
}

function showMisfits() {
  byId("misfits").hidden = misfits.size === 0;
  byId("misfits-title").textContent = misfitNote();
  byId("misfit-list").replaceChildren(...[...misfits].map(([about, decision]) => {
    const [language, words] = Object.entries(decision.words)[0] ?? ["", ""];
    const drop = () => { misfits.delete(about); decisionsChanged(); search.focus(); };
    return element("li", {}, `${purposeOf(decision)}: `,
      element("q", { lang: language, dir: "auto" },
        decision.decision === "speaker" ? words : `“${words}”`), " ",
      element("button", {
        type: "button", "aria-label": `Drop: ${purposeOf(decision)}, ${words}`, onclick: drop,
      }, "Drop"));
  }));
}

function dropAll() {
  misfits.clear();
  decisionsChanged();
  say("Decisions that no longer fit are dropped");
  search.focus();
}
