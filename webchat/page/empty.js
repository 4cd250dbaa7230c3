// What a chat shows before and between messages.

import { avatar } from "./attachments.js";
import { el, icon } from "./dom.js";
import { t } from "./language.js";

/** What the bot is doing, in words. */
export const actionText = (action) => t(["upload_photo", "upload_document", "find_location", "record_voice"].includes(action) ? action : "typing");

/** A chat in which nothing has been said: who the bot is, what it can do, and START. */
export function emptyScreen(chat, start) {
  if (chat.group) return [el("p", {}, t("emptyGroup"))];
  const description = chat.bot?.description || chat.bot?.short_description;
  return [
    avatar(chat.name, chat.id, "huge"),
    el("h2", {}, chat.name),
    description ? el("h3", {}, t("whatCanBotDo")) : null,
    el("p", { class: "empty-text", testid: "bot-description" }, description || t("emptyBot")),
    el("button", { type: "button", class: "start", testid: "start", onclick: start }, icon("play"), t("start")),
  ].filter(Boolean);
}
