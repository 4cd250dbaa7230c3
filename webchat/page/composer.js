// The box one types in: sends on Enter, grows with the text, and holds a reply or an edit.

import { el, iconButton } from "./dom.js";
import { fullName, summary } from "./format.js";
import { t } from "./language.js";

const LONGEST = 4096;
const TALLEST = 160;

/** Parts of at most 4,096 units, cut at a line's or a word's end where there is one. */
export function split(text) {
  const parts = [];
  let rest = text.trim();
  while (rest.length > LONGEST) {
    const cut = Math.max(rest.lastIndexOf("\n", LONGEST), rest.lastIndexOf(" ", LONGEST));
    const at = cut > LONGEST / 2 ? cut : LONGEST - 1;
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...parts, rest].filter(Boolean);
}

/**
 * onSend(text, replyTo id or null), onEdit(id, text), onInput(text), onKey(event) → true when taken,
 * onEditLast() when ArrowUp is pressed in the empty box.
 */
export function createComposer({ form, field, banner, onSend, onEdit, onInput, onKey, onEditLast }) {
  let mode = null; // {kind: "reply" | "edit", message, draft}

  function resize() {
    field.style.setProperty("height", "auto");
    field.style.setProperty("height", `${Math.min(field.scrollHeight, TALLEST)}px`);
    form.classList.toggle("has-text", Boolean(field.value.trim()));
  }

  function set(text, { quiet = false } = {}) {
    field.value = text;
    resize();
    if (!quiet) onInput(text);
    field.setSelectionRange(text.length, text.length);
  }

  function submit() {
    const text = field.value.trim();
    if (!text) return;
    const current = mode;
    leave();
    set("");
    if (current?.kind === "edit") onEdit(current.message.message_id, text);
    else split(text).forEach((part, index) => onSend(part, index === 0 ? (current?.message.message_id ?? null) : null));
  }

  /** Ends a reply or an edit; what was being typed before an edit comes back. */
  function leave() {
    if (!mode) return;
    const { kind, draft } = mode;
    mode = null;
    showBanner();
    if (kind === "edit") set(draft);
  }

  function enter(kind, message) {
    const draft = mode?.kind === "edit" ? mode.draft : field.value;
    mode = { kind, message, draft };
    if (kind === "edit") set(message.text ?? message.caption, { quiet: true });
    showBanner();
    field.focus();
  }

  function showBanner() {
    banner.hidden = !mode;
    form.classList.toggle("editing", mode?.kind === "edit");
    if (!mode) return banner.replaceChildren();
    const { kind, message } = mode;
    const title = kind === "edit" ? t("editing") : t("replyTo", { name: fullName(message.from ?? message.chat) });
    banner.replaceChildren(
      el("div", { class: "banner-words" }, el("div", { class: "banner-title" }, title), el("div", { class: "banner-text", dir: "auto" }, summary(message))),
      iconButton("close", t("cancel"), { testid: "banner-close", onclick: () => (leave(), field.focus()) }),
    );
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  field.addEventListener("input", () => {
    resize();
    if (mode?.kind !== "edit") onInput(field.value);
  });
  field.addEventListener("keydown", (event) => {
    // While a Vietnamese input method is still composing a word, Enter and the arrows are its own.
    if (event.isComposing || onKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape" && mode) leave();
    else if (event.key === "ArrowUp" && !field.value && !mode) {
      event.preventDefault();
      onEditLast();
    }
  });
  field.setAttribute("maxlength", String(LONGEST * 4));

  return {
    set,
    clear: () => set(""),
    focus: () => field.focus(),
    reply: (message) => enter("reply", message),
    edit: (message) => enter("edit", message),
    leave,
    forget(ids) {
      if (mode && ids.includes(mode.message.message_id)) leave();
    },
    busy: (value) => form.classList.toggle("busy", value),
    label(placeholder) {
      field.placeholder = placeholder ?? t("composer");
      field.setAttribute("aria-label", placeholder ?? t("composer"));
      showBanner();
    },
  };
}
