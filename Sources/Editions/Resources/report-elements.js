// The page's elements, what is said aloud and what is remembered.
// 
// The page says everything without its script, whose parts share one block. It loads nothing and
// sends nothing; what it remembers stays in this browser, and where that is not allowed, on this
// page.

const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const main = document.querySelector("main");
const status = byId("status");

/** An element with properties and children; text stays text. */
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value; else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function say(text) { status.textContent = text; }

const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Rules that a style sheet for all browsers cannot have yet. */
function addStyle(rules) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets.push(sheet);
}

// What is remembered: nothing where storage is refused, as on some files opened directly.
const memory = {
  read(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
  write(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* only on this page */ }
  },
};
