// Buttons: the inline keyboard under a message and the reply keyboard under the composer.

import { el, icon } from "./dom.js";
import { t } from "./language.js";

const STYLES = new Set(["primary", "success", "danger"]);

function kind(button) {
  if (button.url || button.login_url) return "external";
  if (button.copy_text) return "copy";
  if ("switch_inline_query" in button || "switch_inline_query_current_chat" in button || button.switch_inline_query_chosen_chat) return "swap";
  return null;
}

/** actions.press(message, button, {row, column}) is awaited: the button spins until it is done. */
export function inlineKeyboard(message, actions) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return el(
    "div",
    { class: "inline-keyboard", testid: "inline-keyboard" },
    rows.map((buttons, row) => el("div", { class: "keys" }, buttons.map((button, column) => inlineButton(message, button, { row, column }, actions)))),
  );
}

function inlineButton(message, button, place, actions) {
  const style = STYLES.has(button.style) ? ` ${button.style}` : "";
  const badge = kind(button);
  const node = el("button", { type: "button", class: `key${style}`, testid: "inline-button" }, el("span", { class: "key-text" }, button.text), badge && el("span", { class: "key-badge" }, icon(badge)));
  node.addEventListener("click", async () => {
    if (node.getAttribute("aria-busy") === "true") return;
    node.setAttribute("aria-busy", "true");
    try {
      await actions.press(message, button, place);
    } finally {
      node.removeAttribute("aria-busy");
    }
  });
  return node;
}

/**
 * The keyboard that stands in for typing. `press(button)` gets the button's object;
 * the keyboard hides itself when it is a one-time one.
 */
export function createReplyKeyboard({ panel, toggle, press }) {
  let markup = null;
  let open = false;

  function render() {
    const rows = markup?.keyboard ?? [];
    panel.hidden = !rows.length || !open;
    toggle.hidden = !rows.length;
    toggle.setAttribute("aria-expanded", String(!panel.hidden));
    panel.classList.toggle("tall", Boolean(rows.length) && !markup.resize_keyboard);
    panel.replaceChildren(...rows.map((buttons) => el("div", { class: "keys" }, buttons.map(replyButton))));
  }

  function replyButton(raw) {
    const button = typeof raw === "string" ? { text: raw } : raw;
    const badge = button.request_contact ? "call" : button.request_location ? "pin" : null;
    const style = STYLES.has(button.style) ? ` ${button.style}` : "";
    return el(
      "button",
      { type: "button", class: `key${style}`, testid: "reply-keyboard-button", onclick: () => choose(button) },
      badge && icon(badge),
      el("span", { class: "key-text" }, button.text),
    );
  }

  async function choose(button) {
    const done = await press(button);
    if (done !== false && markup?.one_time_keyboard) setOpen(false);
  }

  function setOpen(value) {
    open = value;
    render();
  }

  toggle.addEventListener("click", () => setOpen(panel.hidden));
  return {
    show(next) {
      markup = next?.keyboard ? next : null;
      open = Boolean(markup);
      panel.setAttribute("aria-label", t("keyboard"));
      render();
    },
    placeholder: () => markup?.input_field_placeholder ?? null,
    close: () => setOpen(false),
  };
}
