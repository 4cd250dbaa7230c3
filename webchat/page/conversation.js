// The open chat: loads its messages, shows what happens in it and does what the reader asks.

import { ApiError, people } from "./api.js";
import { copyText, openMenu, showPhoto, toast } from "./dialogs.js";
import { el } from "./dom.js";
import { actionText, emptyScreen } from "./empty.js";
import { t } from "./language.js";
import { openAddress, pressButton } from "./press.js";
import { createScroller } from "./scroll.js";
import { createThread } from "./thread.js";

const PAGE = 40;
const TYPING_SECONDS = 6;

/**
 * parts: the elements by id; composer, keyboard (reply keyboard), outbox: the page's others.
 * world: {me(), bots(), go(address), block(chat, bool), pickChat(filter)}: what lies around.
 */
export function createConversation({ parts, composer, keyboard, outbox, world, changed }) {
  let keyboardMoves = 0;
  let open = null; // {address, group, bot, name, commands, blocked, hasMore, loading, ready}
  let typingTimer = null;

  const actions = {
    command: (text) => sendText(text),
    mention: (username) => world.bots().some((bot) => bot.username.toLowerCase() === username.toLowerCase()) && world.go(`@${username}`),
    url: (href, event) => openAddress(href, world) && event.preventDefault(),
    copy: copyText,
    openPhoto: showPhoto,
    jumpTo,
    menu: messageMenu,
    press: (message, button, place) => pressButton({ address: open.address, message, button, place, world, composer }),
    retry: (entry) => outbox.retry(entry),
    discard: (entry) => outbox.discard(entry),
  };
  const thread = createThread({ ...parts, context: () => ({ me: world.me(), group: open.group, actions }) });
  const scroller = createScroller({ ...parts, onTop: loadEarlier });

  async function show(chat) {
    composer.leave();
    const mine = { ...chat, commands: [], hasMore: false, ready: false };
    open = mine;
    stopTyping();
    thread.reset([]);
    showUnsent();
    keyboard.show(null);
    parts.empty.hidden = true;
    await refresh();
  }

  /** Nothing is open: who one is now has no such chat. */
  function close() {
    open = null;
    stopTyping();
    thread.reset([]);
    thread.showUnsent([], actions);
    keyboard.show(null);
    for (const name of ["empty", "gate", "form"]) parts[name].hidden = true;
  }

  /** Loads the newest page; after a break in the connection this catches up with what was missed. */
  async function refresh() {
    const mine = open;
    if (!mine) return;
    const moves = keyboardMoves;
    const before = thread.shown();
    const body = await people.messages(mine.address, { limit: PAGE });
    if (open !== mine) return;
    const first = !mine.ready;
    Object.assign(mine, { ready: true, commands: body.commands ?? [], bot: { ...mine.bot, ...body.bot }, blocked: Boolean(body.blocked) });
    const whole = body.messages.length < PAGE;
    quietly(() => {
      const joined = thread.merge(body.messages, whole, before);
      if (first || !joined || whole) mine.hasMore = !whole;
    });
    if (moves === keyboardMoves) takeKeyboard(body.keyboard); // else a newer one came meanwhile
    settle();
    if (first || scroller.isStuck()) scroller.toBottom();
  }

  /** Screen readers announce what arrives, not what is loaded. */
  function quietly(change) {
    parts.log.setAttribute("aria-busy", "true");
    parts.days.classList.add("still");
    change();
    requestAnimationFrame(() => parts.log.setAttribute("aria-busy", "false"));
    setTimeout(() => parts.days.classList.remove("still"), 250);
  }

  async function loadEarlier() {
    const mine = open;
    if (!mine?.ready || !mine.hasMore || mine.loading) return;
    mine.loading = true;
    parts.earlier.hidden = false;
    try {
      const body = await people.messages(mine.address, { limit: PAGE, before: thread.oldest() });
      if (open !== mine) return;
      quietly(() => scroller.hold(() => body.messages.toReversed().forEach((message) => thread.put(message))));
      mine.hasMore = body.messages.length === PAGE;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1500));
    } finally {
      mine.loading = false;
      parts.earlier.hidden = true;
    }
    if (open === mine && scroller.needsMore()) loadEarlier();
  }

  function settle() {
    const empty = open.ready && thread.isEmpty() && !outbox.of(world.me().id, open.address).length;
    parts.empty.hidden = !empty;
    if (empty) parts.empty.replaceChildren(...emptyScreen(open, () => start()));
    parts.gate.hidden = !open.blocked;
    parts.form.hidden = open.blocked;
    parts.gate.replaceChildren(el("span", {}, t("blocked")), el("button", { type: "button", class: "dialog-button strong", testid: "unblock", onclick: () => world.block(open, false) }, t("restart")));
    parts.menu.hidden = !open.commands.length;
    changed(open);
  }

  function takeKeyboard(markup) {
    keyboardMoves += 1;
    keyboard.show(markup);
    composer.label(markup?.input_field_placeholder);
    if (markup?.force_reply) forceReply();
  }

  /** The bot asks for an answer to its last message: quote it and wait for the text. */
  function forceReply() {
    const message = thread.lastOf((other) => other.from?.is_bot);
    if (message) composer.reply(message);
  }

  function arrived(message) {
    const fresh = thread.put(message);
    const mine = message.from?.id === world.me().id;
    if (mine && message.text) outbox.seen(world.me().id, open.address, message.text);
    if (!fresh) return;
    if (mine) scroller.toBottom();
    else {
      stopTyping();
      scroller.arrived();
    }
    if (scroller.isStuck() && thread.trim()) open.hasMore = true;
    settle();
  }

  function typing(action) {
    clearTimeout(typingTimer);
    open.action = action;
    parts.typing.hidden = false;
    parts.typing.firstElementChild.setAttribute("aria-label", actionText(action));
    typingTimer = setTimeout(stopTyping, TYPING_SECONDS * 1000);
    changed(open);
  }

  function stopTyping() {
    clearTimeout(typingTimer);
    parts.typing.hidden = true;
    if (!open?.action) return;
    open.action = null;
    changed(open);
  }

  function sendText(text, replyTo = null) {
    scroller.toBottom();
    return outbox.add({ persona: world.me().id, address: open.address, text, replyTo });
  }

  function showUnsent() {
    if (!open) return;
    thread.showUnsent(outbox.of(world.me().id, open.address), actions);
    if (open.ready) settle();
  }

  /** Files, contacts, places: there is no bubble until the server has them, so failures are told. */
  async function sent(promise) {
    const mine = open;
    scroller.toBottom();
    try {
      const message = await promise;
      if (message?.message_id && open === mine) arrived(message);
    } catch (error) {
      toast(t(error instanceof ApiError && error.status === 413 ? "tooLong" : "actionFailed"));
    }
  }

  const start = (payload) => sent(people.start(open.address, payload));

  async function edit(id, text) {
    const message = thread.find(id);
    if ((message?.text ?? message?.caption) === text) return;
    await sent(people.edit(open.address, id, text));
  }

  function jumpTo(id) {
    const row = thread.row(id);
    if (!row) return;
    row.node.scrollIntoView({ block: "center" });
    row.node.classList.remove("flash");
    requestAnimationFrame(() => row.node.classList.add("flash"));
  }

  function messageMenu(row, anchor, point = null) {
    const message = row.messages[0];
    const text = row.messages.map((part) => part.text ?? part.caption ?? part.contact?.phone_number).find(Boolean);
    const mine = message.from?.id === world.me().id;
    openMenu(
      anchor,
      [
        { icon: "reply", text: t("reply"), testid: "action-reply", run: () => composer.reply(message) },
        mine && (message.text || message.caption) && !message.via_bot && { icon: "edit", text: t("edit"), testid: "action-edit", run: () => composer.edit(message) },
        text && { icon: "copy", text: t("copy"), testid: "action-copy", run: () => copyText(text) },
      ],
      point,
    );
  }

  return {
    show,
    close,
    refresh,
    showUnsent,
    sent,
    sendText,
    start,
    edit,
    thread,
    messageMenu,
    chat: () => open,
    is: (address) => open !== null && String(open.address).toLowerCase() === String(address).toLowerCase(),
    editLast: () => {
      const message = thread.lastOf((one) => one.from?.id === world.me().id && one.text && !one.via_bot);
      if (message) composer.edit(message);
    },
    redraw: () => {
      if (!open) return;
      quietly(() => scroller.hold(thread.redrawAll));
      showUnsent();
      composer.label(keyboard.placeholder());
      scroller.render();
    },
    events: {
      message: arrived,
      edited: (message) => thread.put(message),
      deleted(ids) {
        composer.forget(ids);
        thread.remove(ids);
        settle();
      },
      typing,
      keyboard: takeKeyboard,
    },
  };
}
