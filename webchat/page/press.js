// What the buttons under a message do, and links that lead to a chat of this page.

import { people } from "./api.js";
import { alertDialog, copyText, toast } from "./dialogs.js";
import { safeUrl } from "./entities.js";
import { t } from "./language.js";

export async function pressButton({ address, message, button, place, world, composer }) {
  const bot = message.via_bot ?? message.from;
  if ("callback_data" in button) return callback(address, message, place, world);
  if (button.copy_text) return copyText(button.copy_text.text);
  if ("switch_inline_query_current_chat" in button) return putQuery(bot, button.switch_inline_query_current_chat, composer);
  if ("switch_inline_query" in button) return elsewhere(bot, button.switch_inline_query, () => true, world, composer);
  if (button.switch_inline_query_chosen_chat) {
    const wanted = button.switch_inline_query_chosen_chat;
    return elsewhere(bot, wanted.query ?? "", (chat) => (chat.group ? wanted.allow_group_chats : wanted.allow_bot_chats || wanted.allow_user_chats), world, composer);
  }
  const href = safeUrl(button.url ?? button.login_url?.url);
  if (!href) return toast(t("buttonUnsupported"));
  return openAddress(href, world) || window.open(href, "_blank", "noopener");
}

async function callback(address, message, place, world) {
  let answer;
  try {
    answer = (await people.press(address, message.message_id, place))?.answer;
  } catch {
    return toast(t("actionFailed"));
  }
  const href = answer?.url && safeUrl(answer.url);
  if (href) openAddress(href, world) || window.open(href, "_blank", "noopener");
  if (!answer?.text) return null;
  return answer.show_alert ? alertDialog(answer.text) : toast(answer.text);
}

function putQuery(bot, query, composer) {
  composer.set(`@${bot.username} ${query ?? ""}`);
  composer.focus();
}

async function elsewhere(bot, query, fits, world, composer) {
  const address = await world.pickChat(fits);
  if (!address) return;
  await world.go(address);
  putQuery(bot, query, composer);
}

/** t.me/ourbot?start=… and tg://resolve?domain=… open here; true when this was such a link. */
export function openAddress(href, world) {
  const url = new URL(href);
  const telegram = /^(www\.)?(t|telegram)\.me$/.test(url.hostname);
  const name = telegram ? url.pathname.slice(1) : url.protocol === "tg:" ? url.searchParams.get("domain") : null;
  const bot = name && world.bots().find(({ username }) => username.toLowerCase() === name.toLowerCase());
  if (!bot) return false;
  world.go(`@${bot.username}`, url.searchParams.get("start"));
  return true;
}
