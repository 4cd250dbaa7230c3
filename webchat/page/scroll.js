// Keeps the reader at the newest message unless they scrolled up; counts what came meanwhile.

import { t } from "./language.js";

const NEAR_BOTTOM = 48;
const NEAR_TOP = 700;
const DAY_SECONDS = 1.2;

/** onTop() is called when earlier messages are soon needed. */
export function createScroller({ log, content, pill, pillText, onTop }) {
  let stuck = true;
  let unseen = 0;
  let lastTop = 0;
  let still = null;

  const distance = () => log.scrollHeight - log.scrollTop - log.clientHeight;

  function toBottom() {
    stuck = true;
    unseen = 0;
    log.scrollTop = log.scrollHeight;
    render();
  }

  function render() {
    pill.hidden = stuck || (!unseen && distance() < 300);
    pill.classList.toggle("counting", unseen > 0);
    pillText.textContent = unseen ? t("newMessages", { n: unseen }) : "";
    pill.setAttribute("aria-label", unseen ? t("newMessages", { n: unseen }) : t("toBottom"));
  }

  /** The day sticks to the top while the reader scrolls and then leaves the text in peace. */
  function showDay() {
    const top = log.getBoundingClientRect().top;
    for (const label of log.querySelectorAll(".day-label")) label.classList.toggle("stuck", label.parentNode.getBoundingClientRect().top < top - 4);
    if (stuck) return;
    log.classList.add("scrolling");
    clearTimeout(still);
    still = setTimeout(() => log.classList.remove("scrolling"), DAY_SECONDS * 1000);
  }

  log.addEventListener(
    "scroll",
    () => {
      // Only a move upwards lets go: when something grew meanwhile, the end is merely further off.
      if (distance() < NEAR_BOTTOM) stuck = true;
      else if (log.scrollTop < lastTop - 2) stuck = false;
      lastTop = log.scrollTop;
      if (stuck) unseen = 0;
      render();
      if (log.scrollTop < NEAR_TOP) onTop();
      showDay();
    },
    { passive: true },
  );
  const follow = new ResizeObserver(() => {
    if (stuck) log.scrollTop = log.scrollHeight;
    else render();
  });
  follow.observe(log);
  follow.observe(content);
  pill.addEventListener("click", toBottom);

  return {
    toBottom,
    isStuck: () => stuck,
    needsMore: () => log.scrollTop < NEAR_TOP,
    /** A message came from someone else. */
    arrived() {
      if (!stuck) unseen += 1;
      render();
    },
    /** Does `change` (which adds or removes above what is read) without moving what is read. */
    hold(change) {
      const below = log.scrollHeight - log.scrollTop;
      change();
      log.scrollTop = log.scrollHeight - below;
    },
    render,
  };
}
