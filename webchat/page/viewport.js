// Where the phone's keyboard covers the page instead of shrinking it (iOS), the page follows the
// part of the screen that is left.

export function followViewport(root) {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    const covered = view.scale === 1 && window.innerHeight - view.height > 80;
    if (covered) root.style.setProperty("height", `${view.height}px`);
    else root.style.removeProperty("height");
    if (covered) window.scrollTo(0, 0);
  };
  view.addEventListener("resize", fit);
  view.addEventListener("scroll", fit);
}
