// The messages of the open chat as rows in the log: by id, in days, in runs, albums together.

import { el } from "./dom.js";
import { dayKey, dayLabel } from "./format.js";
import { renderRow, renderUnsent } from "./message.js";

const RUN_SECONDS = 300;
const MOST_ROWS = 400;
const ROWS_KEPT = 200;

/** context(): {me, group, actions} of the open chat. */
export function createThread({ days, tail, context }) {
  let rows = []; // {messages, node}, by id
  const places = new Map(); // message id → row

  const idOf = (row) => row.messages[0].message_id;

  function position(id) {
    let at = rows.length;
    while (at > 0 && idOf(rows[at - 1]) > id) at -= 1;
    return at;
  }

  function reset(messages) {
    rows = [];
    places.clear();
    days.replaceChildren();
    for (const message of messages) put(message);
  }

  /** Adds or redraws; true when the message is a new one. */
  function put(message) {
    const known = places.get(message.message_id);
    if (known) {
      const index = known.messages.findIndex((part) => part.message_id === message.message_id);
      known.messages[index] = message;
      redraw(known);
      return false;
    }
    const at = position(message.message_id);
    const home = albumRow(message, rows[at - 1]) ?? albumRow(message, rows[at]);
    if (home) {
      home.messages.push(message);
      home.messages.sort((one, other) => one.message_id - other.message_id);
      places.set(message.message_id, home);
      redraw(home);
      return true;
    }
    const row = { messages: [message], node: null };
    row.node = renderRow(row, context());
    rows.splice(at, 0, row);
    places.set(message.message_id, row);
    attach(row, at);
    markRun(at - 1);
    markRun(at);
    markRun(at + 1);
    return true;
  }

  const albumRow = (message, row) => (message.media_group_id && row?.messages[0].media_group_id === message.media_group_id ? row : null);

  function attach(row, at) {
    const key = dayKey(row.messages[0].date);
    const next = rows[at + 1]?.node;
    if (next?.parentNode.dataset.day === key) return next.before(row.node);
    const previous = rows[at - 1]?.node;
    if (previous?.parentNode.dataset.day === key) return previous.after(row.node);
    const day = el("section", { class: "day", "data-day": key }, el("div", { class: "day-label", testid: "day" }, el("span", {}, dayLabel(row.messages[0].date))), row.node);
    if (next) next.parentNode.before(day);
    else days.append(day);
  }

  function redraw(row) {
    const node = renderRow(row, context());
    const held = row.node.contains(document.activeElement) ? focusPath(row.node) : null;
    row.node.replaceWith(node);
    row.node = node;
    markRun(rows.indexOf(row));
    if (held) restoreFocus(node, held);
  }

  /** Which button of the row had the focus: an edit of the message must not take it away. */
  const focusPath = (node) => ({ index: [...node.querySelectorAll("button, a")].indexOf(document.activeElement) });
  function restoreFocus(node, { index }) {
    (node.querySelectorAll("button, a")[index] ?? node).focus({ preventScroll: true });
  }

  function markRun(index) {
    const row = rows[index];
    if (!row) return;
    row.node.classList.toggle("run-start", !together(rows[index - 1], row));
    row.node.classList.toggle("run-end", !together(row, rows[index + 1]));
  }

  function together(one, other) {
    if (!one || !other) return false;
    const [first, second] = [one.messages.at(-1), other.messages[0]];
    return first.from?.id === second.from?.id && second.date - first.date < RUN_SECONDS && one.node.parentNode === other.node.parentNode && !one.node.classList.contains("service") && !other.node.classList.contains("service");
  }

  function remove(ids) {
    for (const id of ids) {
      const row = places.get(id);
      if (!row) continue;
      places.delete(id);
      row.messages = row.messages.filter((message) => message.message_id !== id);
      if (row.messages.length) redraw(row);
      else drop(row);
    }
  }

  function drop(row) {
    const at = rows.indexOf(row);
    const day = row.node.parentNode;
    row.node.remove();
    rows.splice(at, 1);
    if (!day.querySelector("[data-message-id]")) day.remove();
    markRun(at - 1);
    markRun(at);
  }

  /** All that is shown, by its id. */
  const shown = () => new Map(rows.flatMap((row) => row.messages.map((message) => [message.message_id, message])));

  /**
   * Makes what is shown equal to the newest page; false when there is a gap to older rows.
   * before: what was shown when the page was asked for. What came, changed or went since then is
   * newer than the page.
   */
  function merge(page, whole, before) {
    const now = shown();
    const joined = align(page, whole);
    for (const [id, message] of now) if (before.get(id) !== message) put(message);
    remove([...before.keys()].filter((id) => !now.has(id)));
    return joined;
  }

  function align(page, whole) {
    const oldest = page[0]?.message_id ?? Infinity;
    const newestShown = rows.at(-1)?.messages.at(-1).message_id ?? 0;
    if (!page.length || (!whole && oldest > newestShown)) return reset(page), false;
    const present = new Set(page.map((message) => message.message_id));
    remove([...places.keys()].filter((id) => (whole || id >= oldest) && !present.has(id)));
    for (const message of page) put(message);
    return true;
  }

  /** Lets go of the oldest rows of a long sitting; true when some were dropped. */
  function trim() {
    if (rows.length <= MOST_ROWS) return false;
    for (const row of rows.slice(0, rows.length - ROWS_KEPT)) {
      for (const message of row.messages) places.delete(message.message_id);
      drop(row);
    }
    return true;
  }

  return {
    reset,
    put,
    remove,
    shown,
    merge,
    trim,
    showUnsent: (entries, actions) => tail.replaceChildren(...entries.map((entry) => renderUnsent(entry, actions))),
    find: (id) => places.get(id)?.messages.find((message) => message.message_id === id),
    row: (id) => places.get(id),
    oldest: () => rows[0] && idOf(rows[0]),
    isEmpty: () => rows.length === 0,
    lastOf: (fits) => rows.findLast((row) => fits(row.messages[0]))?.messages[0],
    redrawAll: () => reset(rows.flatMap((row) => row.messages)),
    nodes: () => rows.map((row) => row.node),
  };
}
