// "/" and "@" in the composer: the bot's commands and the bots' names, and the menu button.

import { avatar } from "./attachments.js";
import { el } from "./dom.js";
import { fullName } from "./format.js";
import { t } from "./language.js";

const commandNode = ({ command, description }) => [el("span", { class: "option-main command-name" }, `/${command}`), el("span", { class: "option-note" }, description)];

/** chat(): {commands, bots, group, bot}; run(text) sends a command. */
export function createCommands({ suggestions, composer, chat, run }) {
  let menuOpen = false;

  const written = (command) => (chat().group ? `/${command}@${chat().bot.username}` : `/${command}`);

  function list(commands, preselect) {
    suggestions.show({
      label: t("commands"),
      items: commands.map((command) => ({ node: commandNode(command), value: command.command, testid: "command-item" })),
      onChoose: (command) => {
        suggestions.close();
        composer.clear();
        run(written(command));
      },
      preselect,
    });
  }

  function names(bots) {
    suggestions.show({
      label: t("bot"),
      items: bots.map((bot) => ({ node: [avatar(fullName(bot), 0, "small"), el("span", { class: "option-main" }, fullName(bot)), el("span", { class: "option-note" }, `@${bot.username}`)], value: bot.username, testid: "bot-name" })),
      onChoose: (username) => {
        suggestions.close();
        composer.set(`@${username} `);
      },
    });
  }

  return {
    /** True when the text is a command or a bot's name being typed. */
    typed(text) {
      menuOpen = false;
      const slash = /^\/(\w*)$/.exec(text);
      const commands = slash ? (chat().commands ?? []).filter(({ command }) => command.startsWith(slash[1].toLowerCase())) : [];
      if (commands.length) return list(commands, true), true;
      const at = /^@(\w*)$/.exec(text);
      const bots = at ? chat().bots.filter((bot) => bot.username.toLowerCase().startsWith(at[1].toLowerCase())) : [];
      if (bots.length) return names(bots), true;
      return false;
    },
    toggleMenu() {
      if (suggestions.isOpen() && menuOpen) return suggestions.close();
      list(chat().commands ?? [], true);
      menuOpen = true;
      composer.focus();
    },
  };
}
