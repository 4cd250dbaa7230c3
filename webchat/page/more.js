// The page's own menu: language, a new group, blocking the bot.

import { people } from "./api.js";
import { formDialog, openMenu, toast } from "./dialogs.js";
import { chooseLanguage, language, t } from "./language.js";

/** opened(address) after a group was made; speak() after the language changed. */
export function createMore({ buttons, conversation, block, opened, speak }) {
  async function newGroup() {
    const answer = await formDialog({ title: t("newGroup"), fields: [{ name: "title", label: t("groupTitle"), maxlength: 128 }], ok: t("create"), testid: "group-form" });
    if (!answer?.title) return;
    try {
      const { address } = await people.createGroup(answer.title);
      await opened(String(address));
    } catch {
      toast(t("actionFailed"));
    }
  }

  function switchLanguage() {
    chooseLanguage(language() === "vi" ? "en" : "vi");
    speak();
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const chat = conversation.chat();
      openMenu(button, [
        { icon: "globe", text: t("language"), testid: "language-switch", lang: language() === "vi" ? "en" : "vi", run: switchLanguage },
        { icon: "group", text: t("newGroup"), testid: "new-group", run: newGroup },
        chat && !chat.group && { icon: "block", text: t(chat.blocked ? "unblock" : "block"), testid: "block", danger: !chat.blocked, run: () => block(chat, !chat.blocked) },
      ]);
    });
  }
}
