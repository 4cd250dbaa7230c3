// One row of the conversation: a bubble (of one message, or of an album's), and its buttons.

import * as attachments from "./attachments.js";
import { el, icon, iconButton } from "./dom.js";
import { onlyEmoji, renderText } from "./entities.js";
import { clock, fullName, fullTime, serviceText, summary, tint } from "./format.js";
import { inlineKeyboard } from "./keyboards.js";
import { t } from "./language.js";

/** Bots wear the page's own green. */
const colour = (user) => (user?.is_bot ? 0 : tint(user?.id));

/**
 * row: {messages: [Message…]}: more than one for an album.
 * context: {me, group: bool, actions}; actions are what a press, a link or a command does.
 */
export function renderRow(row, context) {
  const message = row.messages[0];
  const service = serviceText(message);
  if (service) return el("div", { class: "service", testid: "service", "data-message-id": message.message_id }, service);
  const mine = message.from?.id === context.me.id;
  const node = el("div", {
    class: `row ${mine ? "out" : "in"}`,
    testid: "message",
    "data-message-id": message.message_id,
    "data-own": String(mine),
    tabindex: "-1",
    role: "article",
    "aria-label": `${mine ? t("you") : fullName(message.from ?? message.chat)}, ${clock(message.date)}`,
  });
  const showsSender = context.group && !mine;
  const keyboard = inlineKeyboard(message, context.actions);
  node.append(
    showsSender ? attachments.avatar(fullName(message.from), colour(message.from), "sender-avatar") : "",
    el("div", { class: `stack${keyboard ? " keyed" : ""}` }, bubble(row, context, { mine, showsSender }), keyboard),
    iconButton("more", t("actions"), { class: "icon-button row-more", testid: "message-actions", tabindex: "-1", onclick: (event) => context.actions.menu(row, event.currentTarget) }),
  );
  return node;
}

function bubble(row, context, { mine, showsSender }) {
  const message = row.messages[0];
  const body = media(row, context.actions);
  const worded = row.messages.find((part) => part.text || part.caption) ?? message;
  const text = worded.text ?? worded.caption ?? "";
  const big = Boolean(message.text) && onlyEmoji(message.text) && !message.reply_to_message && !message.reply_markup;
  const bare = Boolean(message.photo && !text) || Boolean(message.sticker) || big;
  const classes = ["bubble", message.photo && "has-photo", bare && "bare", big && "big-emoji", message.sticker && "has-sticker"];
  return el(
    "div",
    { class: classes.filter(Boolean).join(" ") },
    showsSender && el("div", { class: `sender name-${colour(message.from)}` }, fullName(message.from)),
    message.forward_origin && el("div", { class: "forwarded" }, t("forwardedFrom", { name: originName(message.forward_origin) })),
    message.via_bot && el("div", { class: "via" }, t("viaBot", { bot: message.via_bot.username })),
    message.reply_to_message && quote(message, context),
    body,
    el("div", { class: "words" }, text && el("div", { class: "text", testid: "message-text", dir: "auto" }, renderText(text, worded.entities ?? worded.caption_entities ?? [], context.actions)), meta(message, mine)),
  );
}

function originName(origin) {
  return origin.sender_user ? fullName(origin.sender_user) : (origin.sender_user_name ?? fullName(origin.chat ?? origin.sender_chat));
}

function quote(message, context) {
  const target = message.reply_to_message;
  const mine = target.from?.id === context.me.id;
  return el(
    "button",
    { type: "button", class: `quote name-${colour(target.from)}`, testid: "reply-quote", onclick: () => context.actions.jumpTo(target.message_id) },
    el("span", { class: "quote-name" }, mine ? t("you") : fullName(target.from ?? target.chat)),
    el("span", { class: "quote-text", dir: "auto" }, message.quote?.text ?? summary(target)),
  );
}

function meta(message, mine) {
  return el(
    "span",
    { class: "meta" },
    message.edit_date && el("span", { class: "edited", testid: "edited" }, t("edited")),
    el("time", { datetime: new Date(message.date * 1000).toISOString(), title: fullTime(message.date), testid: "message-time" }, clock(message.date)),
    mine && el("span", { class: "tick", role: "img", "aria-label": t("sent") }, icon("check")),
  );
}

function media(row, actions) {
  const message = row.messages[0];
  if (message.photo) return row.messages.length > 1 ? attachments.album(row.messages, actions) : attachments.photo(message, actions);
  if (message.document && !message.animation) return row.messages.map((part) => part.document && attachments.file(part.document));
  if (message.contact) return attachments.contact(message.contact, actions);
  if (message.venue || message.location) return attachments.place(message.location ?? message.venue.location, message.venue);
  if (message.sticker) return attachments.sticker(message.sticker);
  if (message.voice) return attachments.sound(message.voice, t("voice"));
  if (message.audio) return attachments.sound(message.audio, t("audio"));
  if (message.video || message.animation) return attachments.film(message.video ?? message.animation);
  if (!message.text) return el("div", { class: "text unsupported" }, t("unsupported"));
  return null;
}

/** A message of one's own that the server does not have yet (or refused to take). */
export function renderUnsent(entry, actions) {
  const failed = entry.state === "failed";
  const node = el("div", { class: `row out run-start run-end unsent ${entry.state}`, testid: failed ? "unsent" : "sending" });
  const words = entry.text ?? entry.label ?? "";
  const state = el("span", { class: "meta" }, el("span", { class: "tick", role: "img", "aria-label": t(failed ? "failed" : "sending") }, icon(failed ? "alert" : "clock")));
  const stack = el("div", { class: "stack" }, el("div", { class: "bubble" }, el("div", { class: "text", dir: "auto" }, words), state));
  if (failed) {
    stack.append(
      el(
        "div",
        { class: "unsent-actions", role: "group" },
        el("span", {}, t("failed")),
        el("button", { type: "button", testid: "retry", onclick: () => actions.retry(entry) }, icon("retry"), t("retry")),
        el("button", { type: "button", testid: "discard", onclick: () => actions.discard(entry) }, icon("trash"), t("discard")),
      ),
    );
  }
  node.append(stack);
  return node;
}
