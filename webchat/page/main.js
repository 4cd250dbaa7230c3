// Wires the page: who one is, which chat is open, and the server's events.

import { people } from "./api.js";
import { createAttach } from "./attach.js";
import { avatar } from "./attachments.js";
import { createChatList, same } from "./chats.js";
import { createCommands } from "./commands.js";
import { createComposer } from "./composer.js";
import { actionText, createConversation } from "./conversation.js";
import { formDialog, openMenu, pickDialog, toast } from "./dialogs.js";
import { el, icon } from "./dom.js";
import { listen } from "./events.js";
import { fullName } from "./format.js";
import { createInline } from "./inline.js";
import { createReplyKeyboard } from "./keyboards.js";
import { chooseLanguage, language, suggestLanguage, t, translate } from "./language.js";
import { followLog } from "./logkeys.js";
import { createOutbox, drafts } from "./outbox.js";
import { pickPersona, showPersona } from "./personas.js";
import { createSuggestions } from "./suggest.js";
import { followViewport } from "./viewport.js";

const part = (id) => document.getElementById(id);
const parts = {
  log: part("log"), content: part("content"), days: part("days"), tail: part("tail"), typing: part("typing"),
  earlier: part("earlier"), empty: part("empty"), pill: part("pill"), pillText: part("pill-text"),
  gate: part("gate"), form: part("form"), menu: part("menu"), banner: part("banner"),
};
const field = part("composer");
const LAST_CHAT = "webchat.chat";
const ME = "webchat.me";

let self = null; // GET /people/me
let listening = null;

const world = {
  me: () => self.persona,
  bots: () => self.bots,
  draft: (address, text) => drafts.write(self.persona.id, address, text),
  pickChat: (fits) =>
    pickDialog({
      title: t("pickChat"),
      testid: "pick-chat",
      items: chats.all().filter(fits).map((chat) => ({ lead: avatar(chat.name, chat.id), title: chat.name, value: chat.address, testid: "pick-chat-item" })),
    }),
  go,
  block,
};

const suggestions = createSuggestions({ panel: part("suggest"), field });
const composer = createComposer({
  form: parts.form,
  field,
  banner: parts.banner,
  onSend: (text, replyTo) => conversation.sendText(text, replyTo),
  onEdit: (id, text) => conversation.edit(id, text),
  onInput: typed,
  onKey: (event) => suggestions.key(event),
  onEditLast: () => conversation.editLast(),
});
const keyboard = createReplyKeyboard({ panel: part("reply-keyboard"), toggle: part("keyboard"), press: pressReplyKey });
const outbox = createOutbox({
  send: ({ address, text, replyTo }) => people.send(address, text, replyTo),
  changed: () => conversation.showUnsent(),
  arrived(entry, answer) {
    const message = answer?.message ?? answer;
    if (conversation.is(entry.address) && self.persona.id === entry.persona && message?.message_id) conversation.events.message(message);
  },
});
const conversation = createConversation({ parts, composer, keyboard, outbox, world, changed: showHead });
const here = () => ({ ...conversation.chat(), bots: self.bots, me: self.persona });
const commands = createCommands({ suggestions, composer, chat: here, run: (text) => conversation.sendText(text) });
const inline = createInline({
  suggestions,
  composer,
  chat: here,
  chosen: conversation.sent,
  openButton: (button, bot) => go(`@${bot.username}`, button.start_parameter),
});
const attach = createAttach({ button: part("attach"), photoInput: part("pick-photo"), fileInput: part("pick-file"), stage: part("chat"), drop: part("drop"), field, chat: here, sent: conversation.sent });
const chats = createChatList({ list: part("chats"), open: (address) => go(address) });

function typed(text) {
  const chat = conversation.chat();
  if (chat) world.draft(chat.address, text);
  const asksInline = inline.typed(text);
  if (!commands.typed(text) && !asksInline) suggestions.close();
}

async function pressReplyKey(button) {
  if (button.request_contact) return attach.contact();
  if (button.request_location) return attach.location();
  if (button.web_app || button.request_users || button.request_chat || button.request_poll) return toast(t("buttonUnsupported")), false;
  conversation.sendText(button.text);
  return true;
}

// Which chat is open is in the address after "#", so that the phone's back button works.

async function go(address, startPayload = null) {
  const hash = `#${address}`;
  if (location.hash !== hash) history.pushState(null, "", hash);
  await route();
  if (startPayload !== null && conversation.is(address)) await conversation.start(startPayload);
}

async function route() {
  const address = decodeURIComponent(location.hash.slice(1));
  part("app").classList.toggle("listing", !address);
  const chat = chats.find(address);
  if (!chat) return showList();
  if (conversation.is(address) && conversation.chat().persona === self.persona.id) return;
  localStorage.setItem(LAST_CHAT, chat.address);
  chats.read(chat.address);
  suggestions.close();
  const loading = conversation.show({ ...chat, persona: self.persona.id });
  composer.set(drafts.read(self.persona.id, chat.address), { quiet: true });
  composer.label();
  showList();
  if (matchMedia("(pointer: fine)").matches) composer.focus();
  await loading.catch(lostConnection);
}

function showHead(chat) {
  const subtitle = chat.action ? actionText(chat.action) : chat.group ? t("group") : t("bot");
  part("peer").replaceChildren(
    avatar(chat.name, chat.id),
    el("div", { class: "peer-words" }, el("h1", { class: "peer-name", testid: "peer-name" }, chat.name), el("div", { class: `peer-note${chat.action ? " active" : ""}`, testid: "peer-status" }, subtitle)),
  );
}

function showList() {
  const chat = conversation.chat();
  chats.render(self.persona, chat?.address);
  const unread = chats.unread();
  document.title = `${unread ? `(${unread}) ` : ""}${chat?.name ?? t("title")}`;
}

async function loadChats() {
  chats.fill(await people.chats(), self.bots);
  showList();
}

async function switchPersona() {
  const id = await pickPersona(self);
  if (id === null || id === self.persona.id) return;
  const chat = conversation.chat();
  if (chat) world.draft(chat.address, composer.text());
  await people.become(id);
  await becomeCurrent();
  toast(t("personaSwitched", { name: fullName(self.persona) }));
  listening.reconnect();
}

/** Asks the server who one is now and shows that person's chats. */
async function becomeCurrent() {
  self = await people.me();
  sessionStorage.setItem(ME, String(self.persona.id));
  suggestLanguage(self.persona.language_code);
  showWords();
  await loadChats();
  if (conversation.chat()?.persona !== self.persona.id) await route();
}

async function block(chat, blocked) {
  await conversation.sent(blocked ? people.block(chat.address) : people.unblock(chat.address));
  await conversation.refresh();
}

async function newGroup() {
  const answer = await formDialog({ title: t("newGroup"), fields: [{ name: "title", label: t("groupTitle"), maxlength: 128 }], ok: t("create"), testid: "group-form" });
  if (!answer?.title) return;
  const made = await people.createGroup(answer.title).catch(() => toast(t("actionFailed")));
  if (!made) return;
  await loadChats();
  await go(String(made.address ?? made.chat?.id ?? made.id));
}

function showMore(button) {
  const chat = conversation.chat();
  openMenu(button, [
    { icon: "globe", text: t("language"), testid: "language-switch", lang: language() === "vi" ? "en" : "vi", run: () => (chooseLanguage(language() === "vi" ? "en" : "vi"), showWords()) },
    { icon: "group", text: t("newGroup"), testid: "new-group", run: newGroup },
    chat && !chat.group && { icon: "block", text: t(chat.blocked ? "unblock" : "block"), testid: "block", danger: !chat.blocked, run: () => block(chat, !chat.blocked) },
  ]);
}

function showWords() {
  translate(document);
  part("menu").replaceChildren(icon("menu"), el("span", {}, t("menu")));
  showPersona({ button: part("persona"), card: part("persona-card"), me: self.persona, switchable: self.switchable && self.personas.length > 1 });
  conversation.redraw();
  showList();
  if (conversation.chat()) showHead(conversation.chat());
}

// The server's events.

const inChat = (handle) => (event) => conversation.is(event.chat) && handle(event);
const handlers = {
  message({ chat, message }) {
    const isOpen = conversation.is(chat);
    if (isOpen) conversation.events.message(message);
    const counts = message.from?.id !== self.persona.id && !(isOpen && !document.hidden);
    if (!chats.touch(String(chat), message, counts)) return loadChats();
    return showList();
  },
  edited({ chat, message }) {
    if (conversation.is(chat)) conversation.events.edited(message);
    const known = chats.find(String(chat));
    if (known?.last_message?.message_id === message.message_id) chats.touch(String(chat), message, false);
    showList();
  },
  deleted({ chat, message_ids: ids }) {
    if (conversation.is(chat)) conversation.events.deleted(ids);
    loadChats();
  },
  typing: inChat(({ action }) => conversation.events.typing(action)),
  keyboard: inChat((event) => conversation.events.keyboard(event.keyboard)),
  commands: inChat((event) => (event.commands ? conversation.events.commands(event.commands) : conversation.refresh())),
  persona: () => becomeCurrent(),
};

let lostTimer = null;

function lostConnection() {
  lostTimer ??= setTimeout(() => (part("connection").hidden = false), 700);
}

async function foundConnection(again) {
  clearTimeout(lostTimer);
  lostTimer = null;
  if (again) {
    try {
      await becomeCurrent();
      await conversation.refresh();
    } catch {
      return lostConnection();
    }
  }
  part("connection").hidden = true;
}

// Beginning.

function furnish() {
  part("back").append(icon("back"));
  part("more").append(icon("more"));
  part("side-more").append(icon("more"));
  part("keyboard").append(icon("keyboard"));
  part("attach").append(icon("attach"));
  part("send").append(icon("send"), icon("check"));
  parts.pill.append(icon("down"));
  for (const id of ["more", "side-more"]) part(id).addEventListener("click", (event) => showMore(event.currentTarget));
  for (const id of ["persona", "persona-card"]) part(id).addEventListener("click", switchPersona);
  part("back").addEventListener("click", () => (history.pushState(null, "", "#"), route()));
  part("menu").addEventListener("click", commands.toggleMenu);
  part("skip").addEventListener("click", (event) => (event.preventDefault(), composer.focus()));
  window.addEventListener("popstate", route);
  document.addEventListener("visibilitychange", () => {
    const chat = conversation.chat();
    if (!document.hidden && chat) chats.read(chat.address), showList();
  });
  followLog(parts.log, conversation);
  followViewport(part("app"));
}

async function begin() {
  self = await people.me().catch(() => null);
  if (!self) {
    lostConnection();
    return setTimeout(begin, 1500);
  }
  part("connection").hidden = true;
  suggestLanguage(self.persona.language_code);
  showWords();
  await loadChats();
  const asked = new URLSearchParams(location.search);
  const bot = self.bots.find(({ username }) => same(username, asked.get("bot"))) ?? self.bots[0];
  const wanted = asked.has("start") && bot ? `@${bot.username}` : decodeURIComponent(location.hash.slice(1)) || localStorage.getItem(LAST_CHAT);
  const first = chats.find(wanted ?? "")?.address ?? (bot ? `@${bot.username}` : "");
  history.replaceState(null, "", `${location.pathname}#${first}`);
  listening = listen("/people/events", handlers, { onOpen: foundConnection, onLost: lostConnection });
  await route();
  if (asked.has("start") && bot) await conversation.start(asked.get("start"));
}

furnish();
begin();
