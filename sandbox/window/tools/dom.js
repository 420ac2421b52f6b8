// The only place that makes elements. Data reaches the page as text nodes and
// checked attributes, never as markup.

/**
 * @typedef {object} Props
 * @property {string} [class]
 * @property {string} [testid] value of data-testid
 * @property {string} [text] text content
 * @property {Record<string, string|number|undefined>} [data] data-* attributes
 * @property {Record<string, string>} [attrs] plain attributes
 * @property {Partial<CSSStyleDeclaration>} [style]
 * @property {Record<string, (event: any) => void>} [on] listeners
 */

/**
 * Makes one element.
 * @param {string} tag
 * @param {Props} [props]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  if (props.class) node.className = props.class;
  if (props.testid) node.dataset.testid = props.testid;
  for (const [name, value] of Object.entries(props.data ?? {})) {
    if (value !== undefined && value !== null) node.dataset[name] = String(value);
  }
  for (const [name, value] of Object.entries(props.attrs ?? {})) node.setAttribute(name, value);
  for (const [name, listen] of Object.entries(props.on ?? {})) node.addEventListener(name, listen);
  Object.assign(node.style, props.style ?? {});
  if (props.text !== undefined) node.textContent = props.text;
  for (const child of children) if (child) node.append(child);
  return node;
}

/**
 * The element with this id; the page is ours, so a missing one is a mistake in index.html.
 * @param {string} id
 * @returns {any}
 */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`index.html has no #${id}`);
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  back: "M15 4l-8 8 8 8",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M15.5 15.5L21 21",
  lines: "M4 6h16M4 12h16M4 18h16",
  plus: "M12 4v16M4 12h16",
  send: "M3 11L21 3l-7 18-3-8z",
  down: "M5 9l7 7 7-7",
  play: "M8 5l11 7-11 7z",
  keys: "M3 6h18v12H3zM7 10h.01M12 10h.01M17 10h.01M8 14.5h8",
  close: "M5 5l14 14M19 5L5 19",
  share: "M12 15V4M8 7l4-4 4 4M5 12v8h14v-8",
  save: "M12 4v11M8 11l4 4 4-4M5 20h14",
};

/**
 * A line icon in the colour of the text around it.
 * @param {keyof typeof PATHS} name
 */
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

let toastTimer = 0;

/**
 * A line that shows over the phone for three seconds.
 * @param {string} text
 */
export function toast(text) {
  const node = byId("toast");
  node.textContent = text;
  node.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { node.hidden = true; }, 3000);
}

/**
 * Opens a small sheet over the phone and closes it with the button pressed.
 * @param {string} title
 * @param {Node|null} body
 * @param {Record<string, () => void>} buttons label -> what it does
 */
export function sheet(title, body, buttons) {
  const dialog = /** @type {HTMLDialogElement} */ (el("dialog", { class: "sheet", testid: "sheet" }));
  const row = el("div", { class: "sheet-buttons" });
  for (const [label, act] of Object.entries(buttons)) {
    row.append(el("button", { text: label, attrs: { type: "button" }, on: { click: () => { dialog.close(); act(); } } }));
  }
  dialog.append(...[el("h2", { text: title }), body, row].filter((node) => node !== null));
  dialog.addEventListener("close", () => dialog.remove());
  byId("phone").append(dialog);
  dialog.showModal();
}
