// Builds DOM nodes. Text from outside only ever becomes a text node or a plain attribute.

const SVG = "http://www.w3.org/2000/svg";

/** el("button", {class, testid, onclick, "aria-label"}, "text", node, [nodes], null) */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function setAttribute(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "testid") node.dataset.testid = value;
  else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else node.setAttribute(name, value === true ? "" : String(value));
}

const PATHS = {
  alert: "M12 8v5M12 16.5v.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z",
  attach: "m20 11.5-8.2 8.2a5.2 5.2 0 0 1-7.4-7.4l8.6-8.5a3.5 3.5 0 0 1 5 5l-8.6 8.5a1.8 1.8 0 0 1-2.5-2.5l7.9-7.9",
  back: "m14.5 5-7 7 7 7",
  block: "M5.7 5.7l12.6 12.6M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z",
  call: "M6.5 3.5h3l1.6 4.2-2.2 1.6a12 12 0 0 0 5.8 5.8l1.6-2.2 4.2 1.6v3a2 2 0 0 1-2.2 2C10.500 18.800 5.200 13.500 4.500 5.700a2 2 0 0 1 2-2.200Z",
  chat: "M4 5.500A1.500 1.500 0 0 1 5.500 4h13A1.500 1.500 0 0 1 20 5.500v9a1.500 1.500 0 0 1-1.500 1.500H10l-4.500 4v-4A1.500 1.500 0 0 1 4 14.500Z",
  check: "m5 12.500 4.500 4.500L19 7.500",
  clock: "M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z",
  close: "M6 6l12 12M18 6 6 18",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  down: "M12 5v14m-6-6 6 6 6-6",
  download: "M12 4v11m-5-5 5 5 5-5M5 20h14",
  edit: "m4 20 1-4L16 5l3 3L8 19ZM14 7l3 3",
  external: "M9 6h9v9M18 6 7 17",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  globe: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3.500 12h17M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
  group: "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM2.500 20c0-4 2.800-6 6.500-6s6.500 2 6.500 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2.200.800 3.500 2.500 3.500 5.500",
  image: "M4 5h16v14H4zM4 16l4.500-4.500 4 4 3-3L20 17M15.500 9.500v.01",
  keyboard: "M4 5h6v6H4zM14 5h6v6h-6zM4 14h6v5H4zM14 14h6v5h-6z",
  menu: "M4 7h16M4 12h16M4 17h10",
  mic: "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM6 11a6 6 0 0 0 12 0M12 17v4",
  more: "M12 5.500v.01M12 12v.01M12 18.500v.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20.500c0-4 3.200-6 7.500-6s7.500 2 7.500 6",
  pin: "M12 21s-7-6.200-7-11.500a7 7 0 0 1 14 0C19 14.800 12 21 12 21ZM12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z",
  play: "M7 4.500v15l12-7.500Z",
  plus: "M12 5v14M5 12h14",
  reply: "M10 6 4.500 11.500 10 17M5 11.500h8c4 0 6.500 2 6.500 6.500",
  retry: "M19 12a7 7 0 1 1-2-5M19.500 3.500V8H15",
  send: "M4.500 12 3.500 4l17.500 8-17.500 8 1-8Zm0 0h8",
  swap: "M4 8h14m-4-4 4 4-4 4M20 16H6m4-4-4 4 4 4",
  trash: "M5 7h14M10 4h4M7 7l1 13h8l1-13",
};

/** A 24 px line icon, hidden from screen readers: give its button a label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, attributes = {}) {
  return el("button", { type: "button", class: "icon-button", "aria-label": label, title: label, ...attributes }, icon(name));
}
