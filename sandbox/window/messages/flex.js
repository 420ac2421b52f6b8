// Flex Messages: carousels, bubbles and boxes. LINE lays boxes out as CSS flexbox does, with
// defaults of its own: https://developers.line.biz/en/docs/messaging-api/flex-message-layout/

import { leaf, tappable } from "./components.js";
import { marked } from "./known.js";
import { el } from "../tools/dom.js";
import { draggable } from "../tools/drag.js";
import { BUBBLE, blockPadding, borderWidth, colour, plain, space } from "./sizes.js";

/** @typedef {import("./components.js").Tap} Tap */

/**
 * How much of its parent's room a child takes. Children share the width of a horizontal box
 * evenly unless told otherwise, but are only as high as they must be in a vertical one.
 * A box that has a width of its own keeps it.
 * @param {any} child
 * @param {string} layout of the parent
 * @returns {string} CSS's flex
 */
function share(child, layout) {
  if (child.type === "separator") return "0 0 auto";
  if (child.type === "filler") return `${child.flex ?? 1} 0 0px`;
  if (layout === "vertical") return `${child.flex ?? 0} 0 auto`;
  const fixed = child.type === "icon" || (child.type === "box" && (child.width || (child.height && !child.flex)));
  const flex = fixed ? 0 : child.flex ?? 1;
  return flex > 0 ? `${flex} 0 0px` : "0 0 auto";
}

const SIDES = { offsetTop: "top", offsetBottom: "bottom", offsetStart: "insetInlineStart", offsetEnd: "insetInlineEnd" };

/**
 * Puts a child into its parent: room, space before it, offsets.
 * @param {HTMLElement} node
 * @param {any} child
 * @param {any} parent
 * @param {boolean} first
 */
function place(node, child, parent, first) {
  const absolute = child.position === "absolute";
  node.style.position = absolute ? "absolute" : "relative";
  for (const [property, side] of Object.entries(SIDES)) {
    const offset = space(child[property]);
    if (offset) node.style[side] = offset;
  }
  if (absolute) return;
  node.style.flex = share(child, parent.layout);
  const inherited = first || child.type === "filler" ? undefined : space(parent.spacing);
  const gap = space(child.margin) ?? inherited;
  if (gap) node.style[parent.layout === "vertical" ? "marginTop" : "marginInlineStart"] = gap;
}

const PADDING = {
  paddingTop: "paddingTop",
  paddingBottom: "paddingBottom",
  paddingStart: "paddingInlineStart",
  paddingEnd: "paddingInlineEnd",
};

/**
 * Colours, border, corners, padding and size of a box.
 * @param {HTMLElement} node
 * @param {any} box
 */
function dress(node, box) {
  const { style } = node;
  style.backgroundColor = colour(box.backgroundColor) ?? "";
  style.backgroundImage = gradient(box.background);
  const border = borderWidth(box.borderWidth);
  const line = colour(box.borderColor);
  if (border || line) style.border = `${border ?? "1px"} solid ${line ?? "#d4d6da"}`;
  style.borderRadius = space(box.cornerRadius) ?? "";
  const all = space(box.paddingAll);
  if (all) style.padding = all;
  for (const [property, side] of Object.entries(PADDING)) {
    const padding = space(box[property]);
    if (padding) style[side] = padding;
  }
  for (const property of ["width", "height", "maxWidth", "maxHeight"]) {
    const size = plain(box[property]);
    if (size) style[property] = size;
  }
  if (JUSTIFY.includes(box.justifyContent)) style.justifyContent = box.justifyContent;
  if (ITEMS.includes(box.alignItems)) style.alignItems = box.alignItems;
}

const JUSTIFY = ["flex-start", "center", "flex-end", "space-between", "space-around", "space-evenly"];
const ITEMS = ["flex-start", "center", "flex-end"];

/**
 * @param {any} background
 * @returns {string} CSS, empty when there is no gradient
 */
function gradient(background) {
  if (background?.type !== "linearGradient" || !/^\d+(\.\d+)?deg$/.test(background.angle)) return "";
  const start = colour(background.startColor);
  const end = colour(background.endColor);
  if (!start || !end) return "";
  const centre = colour(background.centerColor);
  const position = /^\d+(\.\d+)?%$/.test(background.centerPosition) ? background.centerPosition : "50%";
  const stops = centre ? [start, `${centre} ${position}`, end] : [start, end];
  return `linear-gradient(${background.angle}, ${stops.join(", ")})`;
}

/**
 * @param {any} box
 * @param {Tap} tap
 * @returns {HTMLElement}
 */
export function renderBox(box, tap) {
  const layout = ["horizontal", "baseline"].includes(box.layout) ? box.layout : "vertical";
  const node = marked(el("div", { class: `fx-box ${layout}` }), box);
  if (box.background) marked(node, box.background);
  dress(node, box);
  (box.contents ?? []).forEach((child, index) => {
    if (!child || typeof child !== "object") return;
    const inner = child.type === "box" ? renderBox(child, tap) : leaf(child, tap);
    place(inner, child, { ...box, layout }, index === 0);
    node.append(inner);
  });
  return tappable(node, box.action, tap);
}

/**
 * @param {any} bubble
 * @param {Tap} tap
 * @returns {HTMLElement}
 */
export function renderBubble(bubble, tap) {
  const size = Object.hasOwn(BUBBLE, bubble.size) ? bubble.size : "mega";
  const dir = bubble.direction === "rtl" ? "rtl" : "ltr";
  const node = el("div", { class: `bubble ${size}`, testid: "bubble", attrs: { dir } });
  node.style.setProperty("--bubble", `${BUBBLE[size]}px`);
  marked(node, bubble);
  if (bubble.styles) marked(node, bubble.styles, "styles");
  for (const name of ["header", "hero", "body", "footer"]) {
    const content = bubble[name];
    if (!content) continue;
    const styles = bubble.styles?.[name] ?? {};
    const block = marked(el("div", { class: `block ${name}`, data: { block: name } }), styles, "block");
    block.style.backgroundColor = colour(styles.backgroundColor) ?? "";
    if (styles.separator && node.children.length) {
      block.style.borderTop = `1px solid ${colour(styles.separatorColor) ?? "#d4d6da"}`;
    }
    if (content.type === "box" && name !== "hero") {
      const [top, sides, bottom] = blockPadding(name, size, Boolean(bubble.footer));
      const side = `${sides}px`;
      const own = { paddingTop: `${top}px`, paddingBottom: `${bottom}px`, paddingStart: side, paddingEnd: side };
      block.append(renderBox(content.paddingAll ? content : { ...own, ...content }, tap));
    } else {
      block.append(content.type === "box" ? renderBox(content, tap) : leaf(content, tap));
    }
    node.append(block);
  }
  return tappable(node, bubble.action, tap);
}

/**
 * The contents of a Flex Message: one bubble, or a row of them to scroll through.
 * @param {any} contents
 * @param {Tap} tap
 * @returns {HTMLElement}
 */
export function renderFlex(contents, tap) {
  if (contents?.type !== "carousel") return renderBubble(contents ?? {}, tap);
  const row = marked(el("div", { class: "carousel", testid: "carousel" }), contents);
  for (const bubble of contents.contents ?? []) row.append(renderBubble(bubble, tap));
  draggable(row);
  return row;
}
