// Text with Bot API entities → DOM nodes. Offsets count UTF-16 units, as JavaScript strings do.

import { el } from "./dom.js";
import { t } from "./language.js";

const SIMPLE = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE_LINK = /^(https?|mailto|tel|tg):/i;

/** The address as a safe absolute one, or null (javascript:, data:, nonsense…). */
export function safeUrl(address) {
  const text = String(address ?? "").trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  try {
    return SAFE_LINK.test(whole) ? new URL(whole).href : null;
  } catch {
    return null;
  }
}

/**
 * actions: {command(text), mention(username), url(href, event)}; each may be missing.
 * Entities that overlap without nesting are cut where they cross.
 */
export function renderText(text, entities = [], actions = {}) {
  const sorted = entities
    .map((entity) => ({ ...entity, end: entity.offset + entity.length }))
    .filter((entity) => entity.offset >= 0 && entity.length > 0 && entity.end <= text.length)
    .sort((one, other) => one.offset - other.offset || other.length - one.length);
  const fragment = document.createDocumentFragment();
  fragment.append(...nodes(text, 0, text.length, sorted, actions));
  return fragment;
}

function nodes(text, start, end, entities, actions) {
  const result = [];
  const waiting = [...entities];
  let at = start;
  while (waiting.length) {
    const entity = waiting.shift();
    const inside = [];
    const after = [];
    for (const other of waiting) {
      if (other.offset < entity.end) inside.push({ ...other, end: Math.min(other.end, entity.end) });
      if (other.end > entity.end) after.push({ ...other, offset: Math.max(other.offset, entity.end) });
    }
    if (entity.offset > at) result.push(text.slice(at, entity.offset));
    result.push(wrap(entity, text.slice(entity.offset, entity.end), nodes(text, entity.offset, entity.end, inside, actions), actions));
    at = entity.end;
    if (BLOCKS.has(entity.type) && text[at] === "\n") at += 1; // a block ends its line itself
    waiting.splice(0, waiting.length, ...after);
  }
  if (at < end) result.push(text.slice(at, end));
  return result;
}

function wrap(entity, raw, children, actions) {
  if (entity.type in SIMPLE) return el(SIMPLE[entity.type], {}, children);
  switch (entity.type) {
    case "pre":
      return el("pre", { "data-language": entity.language }, el("code", {}, children));
    case "blockquote":
      return el("blockquote", {}, children);
    case "expandable_blockquote":
      return expandable(children);
    case "spoiler":
      return spoiler(children);
    case "url":
      return link(raw, children, actions);
    case "text_link":
      return link(entity.url, children, actions);
    case "email":
      return link(`mailto:${raw}`, children, actions);
    case "phone_number":
      return link(`tel:${raw.replace(/[^+\d]/g, "")}`, children, actions);
    case "bot_command":
      return action("command", () => actions.command?.(raw), children);
    case "mention":
      return action("mention", () => actions.mention?.(raw.slice(1)), children);
    case "text_mention":
      return el("span", { class: "mention" }, children);
    default:
      return el("span", {}, children);
  }
}

function link(address, children, actions) {
  const href = safeUrl(address);
  if (!href) return el("span", {}, children);
  return el(
    "a",
    { href, title: href, target: "_blank", rel: "noopener noreferrer", onclick: (event) => actions.url?.(href, event) },
    children,
  );
}

function action(kind, onclick, children) {
  return el("button", { type: "button", class: `inline-action ${kind}`, testid: kind, onclick }, children);
}

function spoiler(children) {
  const content = el("span", { class: "spoiler-text", "aria-hidden": "true" }, children);
  content.inert = true;
  const node = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": t("spoiler"), testid: "spoiler" }, content);
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    if (node.classList.contains("open")) return;
    event.preventDefault();
    node.classList.add("open");
    content.inert = false;
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
    content.removeAttribute("aria-hidden");
  };
  node.addEventListener("click", reveal);
  node.addEventListener("keydown", reveal);
  return node;
}

function expandable(children) {
  const quote = el("blockquote", { class: "expandable" }, el("div", { class: "quote-body" }, children));
  const toggle = el("button", { type: "button", class: "quote-toggle", testid: "expand-quote", "aria-expanded": "false" }, t("showMore"));
  toggle.addEventListener("click", () => {
    const open = quote.classList.toggle("open");
    toggle.textContent = t(open ? "showLess" : "showMore");
    toggle.setAttribute("aria-expanded", String(open));
  });
  quote.append(toggle);
  return quote;
}

/** True for a short message of nothing but emoji, which is shown large. */
export function onlyEmoji(text) {
  return text.length <= 24 && /^(\p{Extended_Pictographic}|\p{Emoji_Component}|\s)+$/u.test(text) && /\p{Extended_Pictographic}/u.test(text) && [...new Intl.Segmenter().segment(text.replace(/\s/g, ""))].length <= 3;
}
