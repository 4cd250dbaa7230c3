// The server's events as they reach the page, and the bar that says when none can.

import { people } from "./api.js";
import { listen } from "./events.js";

const PATIENCE = 700;
const READ_PAUSE = 800;

/**
 * session: who one is; showList() redraws the list of chats; catchUp() loads what was missed.
 * Returns {lost, found}: what else on the page learns that the server is away or back.
 */
export function goLive({ bar, session, conversation, chats, showList, loadChats, catchUp }) {
  let lostTimer = null;
  let readTimer = null;

  function lost() {
    lostTimer ??= setTimeout(() => (bar.hidden = false), PATIENCE);
  }

  function found() {
    clearTimeout(lostTimer);
    lostTimer = null;
    bar.hidden = true;
  }

  /** Messages that came while the chat was open and in sight have been read. */
  function read(address) {
    chats.read(address);
    clearTimeout(readTimer);
    readTimer = setTimeout(() => people.messages(address, { limit: 1 }).catch(lost), READ_PAUSE);
  }

  const inChat = (handle) => (event) => conversation.is(event.chat) && handle(event);
  const handlers = {
    message({ chat, message }) {
      const isOpen = conversation.is(chat);
      if (isOpen) conversation.events.message(message);
      const seen = isOpen && !document.hidden;
      if (!chats.touch(chat, message, message.from?.id !== session.me().id && !seen)) return loadChats().catch(lost);
      if (seen) read(chat);
      return showList();
    },
    edited({ chat, message }) {
      if (conversation.is(chat)) conversation.events.edited(message);
      if (chats.find(chat)?.last_message?.message_id === message.message_id) chats.touch(chat, message, false);
      showList();
    },
    deleted({ chat, message_ids: ids }) {
      if (conversation.is(chat)) conversation.events.deleted(ids);
      loadChats().catch(lost);
    },
    typing: inChat(({ action }) => conversation.events.typing(action)),
    keyboard: inChat(({ keyboard }) => conversation.events.keyboard(keyboard)),
    commands: inChat(() => conversation.refresh().catch(lost)),
    persona: () => catchUp().catch(lost),
  };

  listen("/people/events", handlers, {
    prepare: session.resume,
    onLost: lost,
    onOpen: () => catchUp().then(found, lost),
  });
  document.addEventListener("visibilitychange", () => {
    const chat = conversation.chat();
    if (document.hidden || !chat) return;
    read(chat.address);
    showList();
  });
  return { lost, found };
}
