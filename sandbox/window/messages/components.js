// The leaves of a Flex Message: text, image, icon, button, separator, filler, video.

import { keepStill } from "./animation.js";
import { marked } from "./known.js";
import { el, icon as drawn } from "../tools/dom.js";
import { colour, imageSize, ratio, space, textSize } from "./sizes.js";
import { pictureUrl } from "../tools/urls.js";

/**
 * @typedef {(action: any) => void} Tap
 */

/**
 * Makes an element tappable. Tests and screen readers find what it does in its attributes.
 * @param {HTMLElement} node
 * @param {any} action a LINE action object
 * @param {Tap} tap
 * @returns {HTMLElement}
 */
export function tappable(node, action, tap) {
  if (!action || typeof action !== "object") return node;
  node.classList.add("tappable");
  node.dataset.action = String(action.data ?? action.text ?? action.uri ?? action.clipboardText ?? "");
  node.dataset.actionType = String(action.type);
  node.setAttribute("role", "button");
  node.tabIndex = 0;
  if (action.label) node.setAttribute("aria-label", String(action.label));
  node.addEventListener("click", (event) => {
    event.stopPropagation();
    tap(action);
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== node || node.tagName === "BUTTON") return;
    event.preventDefault();
    node.click();
  });
  return node;
}

/**
 * A picture that never leaves a broken mark behind.
 * @param {unknown} url
 * @param {string} className
 */
export function picture(url, className) {
  const source = pictureUrl(url);
  if (!source) return el("span", { class: `${className} no-picture` });
  const image = el("img", { class: className, attrs: { alt: "", referrerpolicy: "no-referrer", draggable: "false" } });
  image.addEventListener("error", () => image.replaceWith(el("span", { class: `${className} no-picture` })));
  image.setAttribute("src", source);
  return image;
}

/**
 * Style of a text or a span. A span only says what differs from its text.
 * @param {HTMLElement} node
 * @param {any} component
 */
function letters(node, component) {
  if (component.size) node.style.fontSize = textSize(component.size);
  if (component.weight === "bold") node.style.fontWeight = "700";
  if (component.weight === "regular") node.style.fontWeight = "400";
  if (component.style === "italic") node.style.fontStyle = "italic";
  if (component.style === "normal") node.style.fontStyle = "normal";
  if (component.decoration === "underline") node.style.textDecoration = "underline";
  if (component.decoration === "line-through") node.style.textDecoration = "line-through";
  node.style.color = colour(component.color) ?? "";
}

/** Makes one line of text smaller until it fits, once it is in the page. @param {HTMLElement} line */
function shrinkToFit(line) {
  requestAnimationFrame(() => {
    let size = parseFloat(getComputedStyle(line).fontSize);
    const words = document.createRange();
    words.selectNodeContents(line);
    // In fractions of a px: a text that is wider by one of them ends in "…" as well.
    while (words.getBoundingClientRect().width > line.getBoundingClientRect().width && size > 6) {
      size -= 0.5;
      line.style.fontSize = `${size}px`;
    }
  });
}

const GRAVITY = { top: "flex-start", center: "center", bottom: "flex-end" };
const ALIGN = { start: "flex-start", center: "center", end: "flex-end" };

/** @type {Record<string, (component: any, tap: Tap) => HTMLElement>} */
const MAKERS = {
  text(component) {
    const line = el("p", { class: "fx-line" });
    letters(line, component);
    line.style.textAlign = ["start", "center", "end"].includes(component.align) ? component.align : "start";
    if (component.wrap) line.classList.add("wrap");
    if (component.wrap && component.maxLines > 0) {
      line.classList.add("clamp");
      line.style.webkitLineClamp = String(Math.trunc(component.maxLines));
    }
    const extra = space(component.lineSpacing);
    if (extra) line.style.lineHeight = `calc(1.4em + ${extra})`;
    if (Array.isArray(component.contents) && component.contents.length) {
      for (const part of component.contents) {
        const span = marked(el("span", { class: "fx-span", text: String(part.text ?? "") }), part, "span");
        letters(span, part);
        line.append(span);
      }
    } else {
      line.textContent = String(component.text ?? "");
    }
    if (component.adjustMode === "shrink-to-fit") shrinkToFit(line);
    const node = el("div", { class: "fx-text" }, line);
    node.style.justifyContent = GRAVITY[component.gravity] ?? "flex-start";
    return node;
  },

  image(component) {
    const width = imageSize(component.size);
    const frame = el("div", { class: "fx-frame", style: { width, aspectRatio: ratio(component.aspectRatio) } });
    const background = colour(component.backgroundColor);
    if (background) frame.style.backgroundColor = background;
    const image = picture(component.url, component.aspectMode === "cover" ? "cover" : "fit");
    keepStill(image, component.animated === true);
    frame.append(image);
    const node = el("div", { class: `fx-image${width.endsWith("%") ? " wide" : ""}` }, frame);
    node.style.alignItems = ALIGN[component.align] ?? "center";
    node.style.justifyContent = GRAVITY[component.gravity] ?? "flex-start";
    return node;
  },

  icon(component) {
    const node = picture(component.url, "fx-icon");
    node.style.height = textSize(component.size);
    node.style.aspectRatio = ratio(component.aspectRatio);
    return node;
  },

  button(component, tap) {
    const style = ["primary", "secondary"].includes(component.style) ? component.style : "link";
    const label = el("span", { class: "fx-label", text: String(component.action?.label ?? "") });
    const button = tappable(
      el("button", { class: `fx-press ${style}`, testid: "flex-button", attrs: { type: "button" } }, label),
      component.action,
      tap,
    );
    if (component.height === "sm") button.classList.add("low");
    const chosen = colour(component.color);
    if (chosen) button.style[style === "link" ? "color" : "backgroundColor"] = chosen;
    if (component.adjustMode === "shrink-to-fit") shrinkToFit(label);
    const node = el("div", { class: "fx-button" }, button);
    node.style.justifyContent = GRAVITY[component.gravity] ?? "flex-start";
    return node;
  },

  separator(component) {
    const node = el("div", { class: "fx-separator" });
    const chosen = colour(component.color);
    if (chosen) node.style.backgroundColor = chosen;
    return node;
  },

  filler: () => el("div", { class: "fx-filler" }),

  spacer(component) {
    const size = space(component.size ?? "md");
    return el("div", { class: "fx-spacer", style: { width: size, height: size } });
  },

  video(component) {
    const frame = el("div", { class: "fx-frame", style: { width: "100%", aspectRatio: ratio(component.aspectRatio) } });
    frame.append(picture(component.previewUrl, "cover"), el("span", { class: "play" }, drawn("play")));
    return el("div", { class: "fx-image wide" }, frame);
  },
};

/**
 * One component that holds no others; one of an unknown type is an empty element.
 * @param {any} component
 * @param {Tap} tap
 * @returns {HTMLElement}
 */
export function leaf(component, tap) {
  const make = Object.hasOwn(MAKERS, component.type) ? MAKERS[component.type] : null;
  const node = marked(make ? make(component, tap) : el("div", { class: "fx-unknown" }), component);
  if (make && component.type !== "button") tappable(node, component.action, tap);
  return node;
}
