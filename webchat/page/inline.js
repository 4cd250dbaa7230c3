// Inline mode: "@bot keo lac" in the composer asks the bot and lists its results above it.

import { fileAddress } from "./attachments.js";
import { people } from "./api.js";
import { el } from "./dom.js";
import { safeUrl } from "./entities.js";
import { fullName, initials, tint } from "./format.js";
import { t } from "./language.js";

const PAUSE = 220;

/** chat(): {address, bots}; chosen(sending: Promise); open(button, bot): the list's own button. */
export function createInline({ suggestions, composer, chat, chosen, openButton }) {
  let asked = 0;
  let timer = null;

  function typed(text) {
    const match = /^@(\w+)\s([\s\S]*)$/.exec(text);
    const bot = match && chat().bots.find(({ username }) => username.toLowerCase() === match[1].toLowerCase());
    clearTimeout(timer);
    asked += 1;
    if (!bot) return false;
    const mine = asked;
    timer = setTimeout(() => ask(bot, match[2], mine), PAUSE);
    return true;
  }

  async function ask(bot, query, mine) {
    composer.busy(true);
    const answer = await people.inline(bot.username, query, "", chat().address).catch(() => ({ results: [] }));
    if (mine !== asked) return;
    composer.busy(false);
    show(bot, query, answer, mine);
  }

  function show(bot, query, answer, mine) {
    let { next_offset: offset } = answer;
    let loading = false;
    suggestions.show({
      label: t("inlineResults", { bot: bot.username }),
      head: answer.button && el("button", { type: "button", class: "suggest-button", testid: "inline-answer-button", onclick: () => (stop(), openButton(answer.button, bot)) }, answer.button.text),
      note: !answer.results.length && el("div", { class: "suggest-note", testid: "inline-empty" }, t("inlineEmpty")),
      items: answer.results.map((result) => item(result, answer)),
      grid: answer.results.length > 0 && answer.results.every((result) => result.type === "photo" && !result.title),
      onChoose: ({ result, queryId }) => {
        stop();
        composer.clear();
        chosen(people.choose(bot.username, result.id, queryId, chat().address));
      },
      onMore: async () => {
        if (!offset || loading) return;
        loading = true;
        const next = await people.inline(bot.username, query, offset, chat().address).catch(() => null);
        if (mine !== asked || !next) return;
        ({ next_offset: offset } = next);
        loading = false;
        suggestions.append(next.results.map((result) => item(result, next)));
      },
    });
  }

  function stop() {
    asked += 1;
    clearTimeout(timer);
    composer.busy(false);
    suggestions.close();
  }

  return { typed, stop };
}

const item = (result, { inline_query_id: queryId }) => ({ node: resultNode(result), value: { result, queryId }, testid: "inline-result" });

function resultNode(result) {
  const title = result.title ?? (result.first_name ? fullName(result) : null) ?? result.caption ?? result.type;
  const note = result.description ?? result.address ?? result.phone_number ?? "";
  return [thumbnail(result, title), el("span", { class: "option-words" }, el("span", { class: "option-main" }, title), note && el("span", { class: "option-note" }, note))];
}

function thumbnail(result, title) {
  const src = safeUrl(result.thumbnail_url ?? result.photo_url) ?? (result.photo_file_id && fileAddress({ file_id: result.photo_file_id }));
  const letters = el("span", { class: `thumb tint-${tint([...title].reduce((sum, letter) => sum + letter.codePointAt(0), 0))}`, "aria-hidden": "true" }, initials(title));
  if (!src) return letters;
  const image = el("img", { class: "thumb", src, alt: "", loading: "lazy" });
  image.addEventListener("error", () => image.replaceWith(letters));
  return image;
}
