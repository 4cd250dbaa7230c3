// The message log by keyboard and touch: one tab stop, arrow keys from message to message, and the
// menu of what one can do with a message (Enter, right click, long press).

const LONG_PRESS = 450;
const TREMBLE = 10;

export function followLog(log, conversation) {
  const rowOf = (target) => target.closest?.("[data-message-id].row");
  const openFor = (node, point) => {
    const row = conversation.thread.row(Number(node.dataset.messageId));
    if (row) conversation.messageMenu(row, node, point);
  };

  log.addEventListener("keydown", (event) => {
    if (event.target !== log && !event.target.matches(".row")) return;
    const nodes = conversation.thread.nodes().filter((node) => node.matches(".row"));
    const at = nodes.indexOf(event.target);
    if (event.key === "ArrowUp") (at < 0 ? nodes.at(-1) : nodes[Math.max(0, at - 1)])?.focus();
    else if (event.key === "ArrowDown" && at >= 0) (nodes[at + 1] ?? log).focus();
    else if ((event.key === "Enter" || event.key === " ") && at >= 0) openFor(event.target, event.target.querySelector(".bubble").getBoundingClientRect());
    else if (event.key === "Escape" && at >= 0) log.focus();
    else return;
    event.preventDefault();
  });

  log.addEventListener("contextmenu", (event) => {
    const node = rowOf(event.target);
    if (!node || event.target.closest(".text a") || window.getSelection().toString()) return;
    event.preventDefault();
    openFor(node, new DOMRect(event.clientX, event.clientY, 0, 0));
  });

  // iOS sends no contextmenu event for a long press.
  let press = null; // {timer, x, y}
  const end = () => clearTimeout(press?.timer);
  log.addEventListener("pointerdown", (event) => {
    end();
    const node = event.pointerType === "touch" && !event.target.closest("a, button, audio, video") && rowOf(event.target);
    const { clientX: x, clientY: y } = event;
    if (node) press = { x, y, timer: setTimeout(() => openFor(node, new DOMRect(x, y, 0, 0)), LONG_PRESS) };
  });
  log.addEventListener("pointermove", ({ clientX: x, clientY: y }) => press && Math.hypot(x - press.x, y - press.y) > TREMBLE && end(), { passive: true });
  for (const name of ["pointerup", "pointercancel", "scroll"]) log.addEventListener(name, end, { passive: true });
}
