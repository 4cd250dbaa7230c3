// The list above the composer: commands, bots' names, inline results. The focus stays in the
// composer; the arrow keys move through the list.

import { el } from "./dom.js";

export function createSuggestions({ panel, field }) {
  let options = [];
  let active = -1;
  let choose = () => {};
  let more = () => {};

  function close() {
    panel.hidden = true;
    panel.replaceChildren();
    options = [];
    active = -1;
    field.removeAttribute("aria-activedescendant");
  }

  /** items: [{node, value, testid}]; head and note are nodes shown around the list. */
  function show({ label, items, onChoose, onMore, head = null, note = null, preselect = true, grid = false }) {
    choose = onChoose;
    more = onMore ?? (() => {});
    const list = el("div", { role: "listbox", id: "suggestions", class: `suggest-list${grid ? " grid" : ""}`, "aria-label": label, testid: "suggestions" });
    list.addEventListener("scroll", () => list.scrollHeight - list.scrollTop - list.clientHeight < 120 && more(), { passive: true });
    panel.replaceChildren(...[head, list, note].filter(Boolean));
    options = [];
    active = -1;
    panel.hidden = false;
    append(items);
    if (preselect && options.length) activate(0);
  }

  function append(items) {
    const list = panel.querySelector("[role=listbox]");
    for (const item of items) {
      const node = el("div", { role: "option", id: `option-${options.length}`, class: "option", testid: item.testid, "aria-selected": "false" }, item.node);
      // The press must not take the focus (and the phone's keyboard) away from the composer.
      node.addEventListener("mousedown", (event) => event.preventDefault());
      node.addEventListener("click", () => choose(item.value));
      options.push({ node, value: item.value });
      list?.append(node);
    }
  }

  function activate(index) {
    options[active]?.node.setAttribute("aria-selected", "false");
    active = (index + options.length) % options.length;
    const { node } = options[active];
    node.setAttribute("aria-selected", "true");
    node.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", node.id);
    if (active >= options.length - 3) more();
  }

  /** True when the key was the list's. */
  function key(event) {
    if (panel.hidden || event.isComposing) return false;
    if (event.key === "Escape") close();
    else if (!options.length) return false;
    else if (event.key === "ArrowDown") activate(active + 1);
    else if (event.key === "ArrowUp") activate(active < 0 ? options.length - 1 : active - 1);
    else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") {
      if (active < 0 || (event.key === "Tab" && event.shiftKey)) return false;
      choose(options[active].value);
    } else return false;
    event.preventDefault();
    return true;
  }

  field.setAttribute("aria-controls", "suggestions");
  field.setAttribute("aria-autocomplete", "list");
  return { show, append, close, key, isOpen: () => !panel.hidden };
}
