// The page's own language: the reader's choice, else the first guess.

import { STRINGS } from "./strings.js";

const KEY = "webchat.language";
let current = chosen() ?? guess([...(navigator.languages ?? [navigator.language])]);

function chosen() {
  const stored = localStorage.getItem(KEY);
  return stored in STRINGS ? stored : null;
}

function guess(codes) {
  const known = codes.map((code) => (code ?? "").slice(0, 2)).find((code) => code in STRINGS);
  return known ?? "vi";
}

export const language = () => current;

/** t("newMessages", {n: 3}) */
export function t(key, values = {}) {
  return STRINGS[current][key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** A person's own language counts until the reader has chosen one on this page. */
export function suggestLanguage(code) {
  if (!chosen() && code?.slice(0, 2) in STRINGS) current = code.slice(0, 2);
}

export function chooseLanguage(code) {
  current = code;
  localStorage.setItem(KEY, code);
}

/** Puts the words into the page's fixed parts: data-t is the text, data-t-label the label. */
export function translate(root) {
  document.documentElement.lang = current;
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll("[data-t-label]")) {
    node.setAttribute("aria-label", t(node.dataset.tLabel));
    node.title = t(node.dataset.tLabel);
  }
}
