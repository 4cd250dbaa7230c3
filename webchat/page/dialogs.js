// Toasts, dialogs and small menus. Dialogs are <dialog>s: they hold the focus and close on Esc.

import { el, icon, iconButton } from "./dom.js";
import { t } from "./language.js";

const TOAST_SECONDS = 3.5;

export function toast(text, seconds = TOAST_SECONDS + text.length / 40) {
  const node = el("div", { class: "toast", testid: "toast" }, text);
  const host = document.getElementById("toasts");
  host.replaceChildren(node);
  setTimeout(() => node.classList.add("going"), seconds * 1000);
  node.addEventListener("animationend", (event) => event.animationName === "toast-out" && node.remove());
}

/** Shows a dialog built by `build(close)`; resolves to what close() was given, null on Esc. */
export function openDialog(build, { testid, label, className = "" }) {
  return new Promise((resolve) => {
    let result = null;
    const dialog = el("dialog", { class: className, testid, "aria-label": label });
    const close = (value) => {
      result = value ?? null;
      dialog.close();
    };
    dialog.append(build(close));
    dialog.addEventListener("click", (event) => event.target === dialog && close(null));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

const button = (text, testid, onclick, style = "") => el("button", { type: "button", class: `dialog-button ${style}`, testid, onclick }, text);

export function alertDialog(text) {
  return openDialog((close) => el("div", { class: "dialog-body" }, el("p", { class: "dialog-text" }, text), el("div", { class: "dialog-buttons" }, button(t("ok"), "alert-ok", () => close(true), "strong"))), { testid: "alert", label: text });
}

export async function confirmDialog({ title, text, ok }) {
  const answer = await openDialog(
    (close) =>
      el(
        "div",
        { class: "dialog-body" },
        el("h2", {}, title),
        text && el("p", { class: "dialog-text" }, text),
        el("div", { class: "dialog-buttons" }, button(t("cancel"), "confirm-cancel", () => close(false)), button(ok, "confirm-ok", () => close(true), "strong")),
      ),
    { testid: "confirm", label: title },
  );
  return answer === true;
}

/**
 * A small form. fields: [{name, label, value, inputmode, optional}], `extra` a node above them.
 * Resolves to {name: text…} or null.
 */
export function formDialog({ title, fields, ok, extra, prepare, testid = "form" }) {
  return openDialog(
    (close) => {
      const inputs = Object.fromEntries(fields.map((field) => [field.name, el("input", { name: field.name, value: field.value, inputmode: field.inputmode, placeholder: field.placeholder, required: !field.optional, maxlength: field.maxlength, autocomplete: "off", testid: `field-${field.name}` })]));
      const form = el(
        "form",
        { class: "dialog-body" },
        el("h2", {}, title),
        extra,
        fields.map((field) => el("label", { class: "field" }, el("span", {}, field.label), inputs[field.name])),
        el("div", { class: "dialog-buttons" }, button(t("cancel"), "form-cancel", () => close(null)), el("button", { class: "dialog-button strong", testid: "form-ok" }, ok)),
      );
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        close(Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value.trim()])));
      });
      prepare?.(inputs);
      return form;
    },
    { testid, label: title },
  );
}

/** A list to choose from. items: [{lead, title, note, value, current, testid}] */
export function pickDialog({ title, items, testid }) {
  return openDialog(
    (close) =>
      el(
        "div",
        { class: "dialog-body sheet-body" },
        el("div", { class: "sheet-head" }, el("h2", {}, title), iconButton("close", t("close"), { onclick: () => close(null) })),
        el(
          "div",
          { class: "sheet-list" },
          items.map((item) =>
            el(
              "button",
              { type: "button", class: "sheet-item", testid: item.testid, "aria-current": item.current ? "true" : null, onclick: () => close(item.value) },
              item.lead,
              el("span", { class: "sheet-words" }, el("span", { class: "sheet-title" }, item.title), item.note && el("span", { class: "sheet-note" }, item.note)),
              item.current && icon("check"),
            ),
          ),
        ),
      ),
    { testid, label: title, className: "sheet" },
  );
}

/** A menu beside its button. items: [{icon, text, run, testid, danger}] */
export function openMenu(anchor, items, point = null) {
  document.querySelector(".popup")?.remove();
  const menu = el("div", { class: "popup", role: "menu", testid: "popup" });
  const expanded = (value) => anchor.matches("button") && anchor.setAttribute("aria-expanded", String(value));
  const close = (refocus) => {
    menu.remove();
    document.removeEventListener("pointerdown", outside, true);
    expanded(false);
    if (refocus) anchor.focus({ preventScroll: true });
  };
  const outside = (event) => !menu.contains(event.target) && close(false);
  menu.append(
    ...items.filter(Boolean).map((item) =>
      el(
        "button",
        { type: "button", role: "menuitem", class: `popup-item${item.danger ? " danger" : ""}`, testid: item.testid, lang: item.lang, onclick: () => (close(true), item.run()) },
        icon(item.icon),
        item.text,
      ),
    ),
  );
  menu.addEventListener("keydown", (event) => {
    const buttons = [...menu.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
    else if (event.key === "Escape" || event.key === "Tab") close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.body.append(menu);
  place(menu, point ?? anchor.getBoundingClientRect());
  expanded(true);
  menu.firstElementChild?.focus({ preventScroll: true });
  setTimeout(() => document.addEventListener("pointerdown", outside, true));
}

function place(menu, box) {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.min(Math.max(8, (box.right ?? box.x) - (box.width ? width : 0)), window.innerWidth - width - 8);
  const below = (box.bottom ?? box.y) + 6;
  const top = below + height > window.innerHeight - 8 ? Math.max(8, (box.top ?? box.y) - height - 6) : below;
  menu.style.setProperty("left", `${left}px`);
  menu.style.setProperty("top", `${top}px`);
}

/** A photo as large as the screen allows. */
export function showPhoto(src, caption) {
  return openDialog(
    (close) =>
      el(
        "figure",
        { class: "lightbox-body" },
        iconButton("close", t("close"), { class: "icon-button lightbox-close", testid: "lightbox-close", onclick: () => close(null) }),
        el("img", { src, alt: caption || t("photo"), onclick: () => close(null) }),
        caption && el("figcaption", { dir: "auto" }, caption),
      ),
    { testid: "lightbox", label: t("photo"), className: "lightbox" },
  );
}

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copyByHand(text)) return toast(t("copyFailed"));
  }
  return toast(t("copied"));
}

/** The clipboard API exists on secure pages only; a demo on a phone in the same network is not one. */
function copyByHand(text) {
  const area = el("textarea", { class: "offscreen", "aria-hidden": "true" });
  area.value = text;
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
