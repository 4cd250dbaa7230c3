// Wires the page: who one is, which chat is open, and the parts that show it.

import { people } from "./api.js";
import { createAttach } from "./attach.js";
import { avatar } from "./attachments.js";
import { createChatList, same } from "./chats.js";
import { createCommands } from "./commands.js";
import { createComposer } from "./composer.js";
import { createConversation } from "./conversation.js";
import { pickDialog, toast } from "./dialogs.js";
import { el, icon } from "./dom.js";
import { actionText } from "./empty.js";
import { fullName } from "./format.js";
import { createInline } from "./inline.js";
import { createReplyKeyboard } from "./keyboards.js";
import { language, suggestLanguage, t, translate } from "./language.js";
import { goLive } from "./live.js";
import { followLog } from "./logkeys.js";
import { createMore } from "./more.js";
import { createOutbox, drafts } from "./outbox.js";
import { pickPersona, showPersona } from "./personas.js";
import { createSession } from "./session.js";
import { createSuggestions } from "./suggest.js";
import { followViewport } from "./viewport.js";

const LAST_CHAT = "webchat.chat";
const RETRY = 1500;
const part = (id) => document.getElementById(id);
const parts = {
  log: part("log"), content: part("content"), days: part("days"), tail: part("tail"), typing: part("typing"),
  earlier: part("earlier"), empty: part("empty"), pill: part("pill"), pillText: part("pill-text"),
  gate: part("gate"), form: part("form"), menu: part("menu"), banner: part("banner"),
};
const field = part("composer");

const session = createSession();
const world = { ...session, go, block, pickChat };
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
  arrived: (entry, message) => conversation.is(entry.address) && session.me().id === entry.persona && conversation.events.message(message),
});
const conversation = createConversation({ parts, composer, keyboard, outbox, world, changed: showHead });
const here = () => ({ ...conversation.chat(), bots: session.bots(), me: session.me() });
const commands = createCommands({ suggestions, composer, chat: here, run: (text) => conversation.sendText(text) });
const inline = createInline({ suggestions, composer, chat: here, chosen: conversation.sent, openButton: (button, bot) => go(`@${bot.username}`, button.start_parameter ?? "") });
const attach = createAttach({ button: part("attach"), photoInput: part("pick-photo"), fileInput: part("pick-file"), stage: part("chat"), drop: part("drop"), field, chat: here, sent: conversation.sent });
const chats = createChatList({ list: part("chats"), open: (address) => go(address) });
createMore({ buttons: [part("more"), part("side-more")], conversation, block, opened: openNew, speak: showWords });

function typed(text) {
  const chat = conversation.chat();
  if (chat) drafts.write(session.me().id, chat.address, text);
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
  const me = session.me().id;
  if (!chat || (conversation.is(address) && conversation.chat().persona === me)) return showList();
  localStorage.setItem(LAST_CHAT, chat.address);
  chats.read(chat.address);
  suggestions.close();
  const loading = conversation.show({ ...chat, persona: me });
  composer.set(drafts.read(me, chat.address), { quiet: true });
  composer.label();
  showList();
  if (matchMedia("(pointer: fine)").matches) composer.focus();
  return loading.catch(live?.lost);
}

function pickChat(fits) {
  const items = chats.all().filter(fits).map((chat) => ({ lead: avatar(chat.name, chat.id), title: chat.name, value: chat.address, testid: "pick-chat-item" }));
  return pickDialog({ title: t("pickChat"), testid: "pick-chat", items });
}

async function openNew(address) {
  await loadChats();
  await go(address);
}

async function block(chat, blocked) {
  await conversation.sent(blocked ? people.block(chat.address) : people.unblock(chat.address));
  await conversation.refresh().catch(live.lost);
}

// What is shown around the messages.

function showHead(chat) {
  const subtitle = chat.action ? actionText(chat.action) : chat.group ? t("group") : t("bot");
  part("peer").replaceChildren(
    avatar(chat.name, chat.id),
    el("div", { class: "peer-words" }, el("h1", { class: "peer-name", testid: "peer-name" }, chat.name), el("div", { class: `peer-note${chat.action ? " active" : ""}`, testid: "peer-status" }, subtitle)),
  );
}

function showList() {
  const chat = conversation.chat();
  chats.render(session.me(), chat?.address);
  const unread = chats.unread();
  document.title = `${unread ? `(${unread}) ` : ""}${chat?.name ?? t("title")}`;
}

async function loadChats() {
  chats.fill(await people.chats(), session.bots());
  const chat = conversation.chat();
  if (chat && !document.hidden) chats.read(chat.address);
  showList();
}

function showWords() {
  translate(document);
  parts.menu.replaceChildren(icon("menu"), el("span", {}, t("menu")));
  showPersona({ button: part("persona"), card: part("persona-card"), me: session.me(), switchable: session.switchable() });
  conversation.redraw();
  showList();
  if (conversation.chat()) showHead(conversation.chat());
}

// Who one is.

async function switchPersona() {
  const id = await pickPersona({ me: session.me(), personas: session.personas() });
  if (id === null || id === session.me().id) return;
  try {
    await people.become(id);
    await becomeCurrent();
    toast(t("personaSwitched", { name: fullName(session.me()) }));
  } catch {
    toast(t("actionFailed"));
  }
}

/** Takes over who the server says one is, and shows that person's chats. */
async function becomeCurrent() {
  const [next, known] = await Promise.all([session.ask(), people.chats()]);
  const other = next.persona.id !== session.me().id;
  if (other) composer.leave();
  const spoken = language();
  session.adopt(next);
  suggestLanguage(next.persona.language_code);
  chats.fill(known, next.bots);
  const address = conversation.chat()?.address;
  if (other) conversation.close();
  if (address && !chats.find(address)) history.replaceState(null, "", `#${chats.all()[0]?.address ?? ""}`);
  await route();
  if (other || language() !== spoken) showWords();
  else showList();
}

/** After a break: who one is, the chats and the open chat's messages may all be others now. */
async function catchUp() {
  await becomeCurrent();
  await conversation.refresh();
  const chat = conversation.chat();
  if (chat && !document.hidden) chats.read(chat.address);
  showList();
}

// Beginning.

function furnish() {
  for (const [id, ...names] of [["back", "back"], ["more", "more"], ["side-more", "more"], ["keyboard", "keyboard"], ["attach", "attach"], ["send", "send", "check"], ["pill", "down"]]) {
    part(id).append(...names.map(icon));
  }
  for (const id of ["persona", "persona-card"]) part(id).addEventListener("click", switchPersona);
  part("back").addEventListener("click", () => (history.pushState(null, "", "#"), route()));
  parts.menu.addEventListener("click", commands.toggleMenu);
  part("skip").addEventListener("click", (event) => (event.preventDefault(), composer.focus()));
  window.addEventListener("popstate", route);
  followLog(parts.log, conversation);
  followViewport(part("app"));
}

let live = null;

async function begin() {
  try {
    session.adopt(await session.ask());
    suggestLanguage(session.me().language_code);
    chats.fill(await people.chats(), session.bots());
  } catch {
    part("connection").hidden = false;
    return setTimeout(begin, RETRY);
  }
  showWords();
  live = goLive({ bar: part("connection"), session, conversation, chats, showList, loadChats, catchUp });
  const asked = new URLSearchParams(location.search);
  const bot = session.bots().find(({ username }) => same(username, asked.get("bot"))) ?? session.bots()[0];
  const starts = asked.has("start") && bot;
  const wanted = starts ? `@${bot.username}` : decodeURIComponent(location.hash.slice(1)) || localStorage.getItem(LAST_CHAT);
  const first = chats.find(wanted ?? "")?.address ?? (bot ? `@${bot.username}` : "");
  history.replaceState(null, "", `${location.pathname}#${first}`);
  await route();
  if (starts) await conversation.start(asked.get("start"));
}

furnish();
begin();
