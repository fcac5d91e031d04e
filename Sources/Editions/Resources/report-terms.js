// Terms that are proposed: accepted, rejected, or edited before they are accepted.

const termDialog = byId("term");
let editedRow = null;

/** The proposed terms of a row of the table, by language. */
function proposedTerms(row) {
  const words = {};
  for (const term of all(".term", row)) words[term.lang] = term.textContent;
  return words;
}

/** Whether a button says what is decided about its term. */
function isChosen(button) {
  const decision = decisions.get(`term ${button.closest("tr").dataset.key}`);
  const isEdited = Object.keys(decision?.forms ?? {}).length > 0;
  return decision?.decision === (button.dataset.decision === "reject" ? "reject" : "accept")
    && (decision.decision === "reject" || isEdited === (button.dataset.decision === "edit"));
}

function noteTerm(button) {
  const row = button.closest("tr");
  if (button.dataset.decision === "edit") { openTerm(row); return; }
  if (isChosen(button)) { undo(`term ${row.dataset.key}`); return; }
  decideOnTerm(row, button.dataset.decision, {}, "");
}

function decideOnTerm(row, decision, forms, remark) {
  const words = proposedTerms(row);
  decide(`term ${row.dataset.key}`,
    { decision, key: row.dataset.key, value: "", words, forms, remark });
}

/** Opens the dialog that edits the forms of a term. */
function openTerm(row) {
  editedRow = row;
  const words = proposedTerms(row);
  const forms = decisions.get(`term ${row.dataset.key}`)?.forms ?? {};
  byId("term-forms").replaceChildren(...languages.map((language) => {
    const field = element("input", {
      id: `form-${language}`, lang: language, dir: "auto", autocomplete: "off", spellcheck: true,
      maxLength: 200, value: forms[language] ?? words[language] ?? "", oninput: checkForms,
      onkeydown: onReturn(acceptForms),
    });
    field.setAttribute("aria-describedby", "term-note");
    return element("p", {},
      element("label", { htmlFor: field.id, lang: language }, languageNames.get(language)), " ",
      field);
  }));
  checkForms();
  termDialog.showModal();
}

/** The forms in the fields; those that were not proposed may be empty. */
function typedForms() {
  const forms = {};
  for (const language of languages) {
    const form = byId(`form-${language}`).value.trim().normalize("NFC");
    if (form !== "" || language in proposedTerms(editedRow)) forms[language] = form;
  }
  return forms;
}

/** What is wrong with forms, by language; what cannot be a form is not taken. */
function problemsOf(forms) {
  const problems = new Map();
  for (const [language, form] of Object.entries(forms)) {
    if (form === "") problems.set(language, `${languageNames.get(language)}: the form is empty.`);
    if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(form)) {
      problems.set(language, `${languageNames.get(language)}: the form has a control character.`);
    }
  }
  return problems;
}

/** Forms that no row has: they are taken all the same. */
function absentForms(forms) {
  const words = proposedTerms(editedRow);
  return Object.entries(forms).filter(([language, form]) =>
    form !== "" && form !== words[language] && !occursIn(language, form));
}

/** Tells what is wrong with what is typed, or remarkable. */
function checkForms() {
  const forms = typedForms();
  const problems = problemsOf(forms);
  for (const language of languages) {
    byId(`form-${language}`).setAttribute("aria-invalid", String(problems.has(language)));
  }
  const notes = absentForms(forms).map(([language, form]) =>
    `“${form}” does not occur in ${languageNames.get(language)}; it is taken all the same.`);
  const note = byId("term-note");
  note.classList.toggle("problem", problems.size > 0);
  note.textContent = (problems.size > 0 ? [...problems.values()] : notes).join(" ");
  byId("term-save").disabled = problems.size > 0;
}

function acceptForms() {
  const forms = typedForms();
  if (problemsOf(forms).size > 0) return;
  const words = proposedTerms(editedRow);
  const isEdited = Object.entries(forms).some(([language, form]) => form !== words[language]);
  const absent = absentForms(forms).map(([, form]) => `“${form}”`);
  decideOnTerm(editedRow, "accept", isEdited ? forms : {},
    absent.length > 0 ? `; not in the article: ${absent.join(", ")}` : "");
  termDialog.close();
}
