// The list of chats at the side (on a phone: a screen of its own).

import { avatar } from "./attachments.js";
import { el } from "./dom.js";
import { fullName, listTime, serviceText, summary } from "./format.js";
import { t } from "./language.js";
import { drafts } from "./outbox.js";

/** open(address) is called when a chat is chosen. */
export function createChatList({ list, open }) {
  let chats = []; // {address, name, id, last_message, unread}

  function render(me, current) {
    list.replaceChildren(...chats.map((chat) => item(chat, me, chat.address === current)));
  }

  function item(chat, me, current) {
    const draft = current ? "" : drafts.read(me.id, chat.address);
    const last = chat.last_message;
    const note = draft ? [el("span", { class: "draft" }, `${t("draft")} `), draft] : last ? [prefix(last, me, chat), summary(last)] : t("startChat");
    return el(
      "button",
      { type: "button", class: "chat-item", testid: "chat-item", "data-address": chat.address, "aria-current": current ? "true" : null, onclick: () => open(chat.address) },
      avatar(chat.name, chat.id),
      el(
        "span",
        { class: "chat-words" },
        el("span", { class: "chat-line" }, el("span", { class: "chat-name" }, chat.name), last && el("time", { class: "chat-time" }, listTime(last.date))),
        el("span", { class: "chat-line" }, el("span", { class: "chat-last" }, note), chat.unread > 0 && el("span", { class: "badge", testid: "unread", "aria-label": t("unread", { n: chat.unread }) }, chat.unread > 99 ? "99+" : String(chat.unread))),
      ),
    );
  }

  function prefix(last, me, chat) {
    if (serviceText(last)) return null;
    if (last.from?.id === me.id) return `${t("you")}: `;
    return chat.group && last.from ? `${last.from.first_name}: ` : null;
  }

  return {
    render,
    /** Chats that exist, then bots nobody has written to yet. */
    fill(known, bots) {
      chats = known.map(({ chat, address, last_message, unread }) => entry(String(address), chat, bots, last_message, unread));
      for (const bot of bots) {
        if (!chats.some(({ address }) => same(address, `@${bot.username}`))) chats.push(entry(`@${bot.username}`, null, bots, null, 0));
      }
      sort();
    },
    touch(address, message, counts) {
      const chat = chats.find((one) => same(one.address, address));
      if (!chat) return false;
      if ((chat.last_message?.message_id ?? 0) <= message.message_id) chat.last_message = message;
      if (counts) chat.unread += 1;
      sort();
      return true;
    },
    read(address) {
      const chat = chats.find((one) => same(one.address, address));
      if (chat) chat.unread = 0;
    },
    all: () => chats,
    find: (address) => chats.find((one) => same(one.address, address)),
    unread: () => chats.reduce((sum, chat) => sum + chat.unread, 0),
  };

  function sort() {
    chats.sort((one, other) => (other.last_message?.date ?? 0) - (one.last_message?.date ?? 0));
  }
}

export const same = (one, other) => String(one).toLowerCase() === String(other).toLowerCase();

function entry(address, chat, bots, last, unread) {
  const bot = bots.find(({ username }) => same(`@${username}`, address));
  const group = !address.startsWith("@");
  return { address, group, bot, id: bot ? 0 : chat?.id, name: bot ? fullName(bot) : fullName(chat), last_message: last, unread: unread ?? 0 };
}
