// What a message carries besides its text: photos, files, contact cards, places, stickers, sound.

import { el, icon } from "./dom.js";
import { safeUrl } from "./entities.js";
import { duration, fileSize, fullName, initials, phone, tint } from "./format.js";
import { t } from "./language.js";

/** Where a file's bytes are: on this server, or at the web address the bot gave instead. */
export const fileAddress = ({ file_id: id, url }) => (url && safeUrl(url)) || `/people/files/${encodeURIComponent(id)}`;

function photoSource(sizes) {
  const best = sizes.at(-1);
  return { src: fileAddress(best), width: best.width, height: best.height };
}

export function avatar(name, id, extra = "") {
  return el("span", { class: `avatar tint-${tint(id)} ${extra}`, "aria-hidden": "true" }, initials(name));
}

export function photo(message, actions, grid = false) {
  const { src, width, height } = photoSource(message.photo);
  const image = el("img", { src, alt: message.caption || t("photo"), loading: "lazy", decoding: "async", width, height });
  const button = el(
    "button",
    { type: "button", class: "photo", testid: "card-photo", "aria-label": `${t("openPhoto")}: ${message.caption || t("photo")}`, onclick: () => actions.openPhoto(src, message.caption) },
    image,
  );
  if (!grid) sizePhoto(button, width, height);
  image.addEventListener("error", () => {
    button.classList.add("missing");
    button.disabled = true;
    button.replaceChildren(icon("image"), el("span", {}, t("photoMissing")));
  });
  return button;
}

/** Keeps the place of the photo before it has loaded, so that nothing jumps. */
function sizePhoto(node, width, height) {
  const ratio = Math.min(2.4, Math.max(0.62, width / height || 4 / 3));
  node.style.setProperty("--ratio", ratio.toFixed(3));
  node.style.setProperty("--photo-width", `${Math.round(Math.min(400, 430 * ratio, Math.max(width, 220)))}px`);
}

export function album(messages, actions) {
  return el("div", { class: `album count-${Math.min(messages.length, 6)}`, testid: "album" }, messages.map((message) => photo(message, actions, true)));
}

export function file(document_) {
  const name = document_.file_name ?? t("file");
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? "";
  return el(
    "a",
    { class: "file", testid: "document", href: fileAddress(document_), download: name, target: document_.url && "_blank", rel: "noopener noreferrer", "aria-label": t("download", { name }) },
    el("span", { class: "file-icon" }, icon("file"), el("span", { class: "file-extension" }, extension.toUpperCase())),
    el("span", { class: "file-words" }, el("span", { class: "file-name" }, name), el("span", { class: "file-size" }, fileSize(document_.file_size))),
    icon("download"),
  );
}

export function contact(card, actions) {
  const number = phone(card.phone_number);
  return el(
    "div",
    { class: "card contact-card", testid: "contact-card" },
    el(
      "div",
      { class: "card-head" },
      avatar(fullName(card), card.user_id ?? card.phone_number.replace(/\D/g, "").slice(-6)),
      el("div", {}, el("div", { class: "card-title" }, fullName(card)), el("div", { class: "card-line" }, number)),
    ),
    el(
      "div",
      { class: "card-actions" },
      el("a", { class: "card-action", testid: "call", href: `tel:${card.phone_number.replace(/[^+\d]/g, "")}` }, icon("call"), t("call")),
      el("button", { type: "button", class: "card-action", testid: "copy-phone", onclick: () => actions.copy(card.phone_number) }, icon("copy"), t("copyPhone")),
    ),
  );
}

export function place(location, venue) {
  const { latitude, longitude } = location;
  const coordinates = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const href = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  return el(
    "div",
    { class: "card location-card", testid: "location-card" },
    el("div", { class: "map", "aria-hidden": "true" }, icon("pin")),
    el(
      "div",
      { class: "card-head" },
      el("div", {}, el("div", { class: "card-title" }, venue?.title ?? t("location")), venue?.address && el("div", { class: "card-line" }, venue.address), el("div", { class: "card-line coordinates" }, coordinates)),
    ),
    el("div", { class: "card-actions" }, el("a", { class: "card-action", testid: "open-map", href, target: "_blank", rel: "noopener noreferrer" }, icon("external"), t("openMap"))),
  );
}

export function sticker(part) {
  if (part.is_animated || part.is_video || !part.file_id) return el("div", { class: "sticker", testid: "sticker" }, part.emoji ?? "🙂");
  const image = el("img", { src: fileAddress(part), alt: part.emoji ?? t("sticker"), loading: "lazy" });
  const node = el("div", { class: "sticker", testid: "sticker" }, image);
  image.addEventListener("error", () => node.replaceChildren(part.emoji ?? "🙂"));
  return node;
}

export function sound(part, label) {
  return el(
    "div",
    { class: "sound", testid: "voice" },
    el("div", { class: "sound-words" }, icon("mic"), el("span", {}, part.title ?? label), el("span", { class: "file-size" }, duration(part.duration ?? 0))),
    el("audio", { controls: true, preload: "none", src: fileAddress(part), "aria-label": label }),
  );
}

export function film(part) {
  return el("video", { class: "film", controls: true, preload: "metadata", src: fileAddress(part), "aria-label": t("video") });
}
