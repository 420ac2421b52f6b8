// One entry of the chat as an element: text, sticker, picture, Flex Message, note.

import { picture, tappable } from "./components.js";
import { el, icon } from "../tools/dom.js";
import { renderFlex } from "./flex.js";
import { stickerFace } from "./sticker.js";
import { view } from "../phone/viewer.js";
import { splitLinks, webUrl } from "../tools/urls.js";
import { clock, noted, word } from "../tools/words.js";

/** @typedef {import("../api.js").Entry} Entry */
/** @typedef {import("./components.js").Tap} Tap */

/**
 * A text with its web addresses tappable.
 * @param {string} text
 * @param {Tap} tap
 */
function words(text, tap) {
  const node = el("div", { class: "balloon" });
  splitLinks(text).forEach((part, index) => {
    if (index % 2 && webUrl(part)) {
      node.append(tappable(el("span", { class: "web-link", text: part }), { type: "uri", uri: part }, tap));
    } else {
      node.append(part);
    }
  });
  return node;
}

/**
 * LINE's own emoji stand as `$` at an index; this window has no pictures of them.
 * @param {any} message
 */
function withEmoji(message) {
  let text = String(message.text ?? "");
  const places = (message.emojis ?? []).map((emoji) => emoji.index).sort((a, b) => b - a);
  for (const at of places) if (text[at] === "$") text = `${text.slice(0, at)}🙂${text.slice(at + 1)}`;
  return text;
}

/** @param {string} label @param {string} sign */
const attachment = (label, sign) => el("div", { class: "balloon attachment" }, el("span", { text: sign }), ` ${label}`);

/** @type {Record<string, (message: any, tap: Tap) => HTMLElement>} */
const BODY = {
  text: (message, tap) => words(withEmoji(message), tap),
  flex: (message, tap) => renderFlex(message.contents, tap),
  sticker(message) {
    const id = String(message.stickerId ?? "0");
    const title = `${word("sticker")} ${message.packageId ?? ""}/${id}`;
    return el("div", { class: "sticker", attrs: { title, role: "img", "aria-label": title } }, stickerFace(id));
  },
  image(message) {
    const url = message.previewImageUrl ?? message.originalContentUrl;
    if (!url) return attachment(word("image"), "🖼");
    const node = el("div", { class: "photo", testid: "photo" }, picture(url, "photo-picture"));
    return tappable(node, { type: "view", label: word("image") }, () => view(message));
  },
  video(message) {
    if (!message.previewImageUrl) return attachment(word("video"), "🎬");
    const play = el("span", { class: "play" }, icon("play"));
    return el("div", { class: "photo" }, picture(message.previewImageUrl, "photo-picture"), play);
  },
  audio: () => attachment(word("audio"), "🎤"),
  file: (message) => attachment(message.fileName ?? word("file"), "📄"),
  location: (message) => attachment(message.title ?? message.address ?? word("location"), "📍"),
};

/**
 * The buttons that LINE shows under its newest message.
 * @param {any} message
 * @param {Tap} tap
 * @returns {HTMLElement[]}
 */
export function quickReplyButtons(message, tap) {
  return (message?.quickReply?.items ?? []).map((item) => {
    const button = el("button", { class: "quick-reply", testid: "quick-reply", attrs: { type: "button" } });
    if (item.imageUrl) button.append(picture(item.imageUrl, "quick-icon"));
    button.append(el("span", { text: String(item.action?.label ?? "") }));
    return tappable(button, item.action, tap);
  });
}

/** The id of the message that this note says was taken back, or undefined. @param {Entry} entry */
export const unsentId = (entry) => (entry.kind === "note" ? /^unsent (\d+)$/.exec(entry.text ?? "")?.[1] : undefined);

/**
 * @param {Entry} entry
 * @param {{tap: Tap, avatar: string, name: string, first: boolean}} look first: the entry just before is somebody else's
 * @returns {HTMLElement}
 */
export function renderEntry(entry, look) {
  const message = entry.message ?? {};
  const node = el("li", {
    class: `entry ${entry.from} ${entry.kind}`,
    testid: "entry",
    data: { n: entry.n, from: entry.from, kind: entry.kind, type: message.type, via: entry.via, messageId: message.id },
  });
  if (entry.kind === "note") {
    node.append(el("span", { class: "pill", text: noted(unsentId(entry) ? "unsent a message" : entry.text ?? "") }));
    return node;
  }
  const make = Object.hasOwn(BODY, message.type) ? BODY[message.type] : null;
  const body = make ? make(message, look.tap) : attachment(`${word("unsupported")}: ${message.type}`, "▫");
  if (message.altText) body.setAttribute("title", String(message.altText));
  const { type, size } = message.type === "flex" ? message.contents ?? {} : {};
  if (type === "carousel" || size === "giga") node.classList.add("wide");
  const stamp = el("div", { class: "stamp" });
  if (entry.from === "user") stamp.append(el("span", { text: word("read") }));
  stamp.append(el("time", { text: clock(entry.at) }));
  if (entry.from === "mimi" && look.first) {
    node.classList.add("first");
    const { name, iconUrl } = message.sender ?? {};
    const face = picture(iconUrl ?? look.avatar, "avatar");
    node.append(face, el("div", { class: "name", testid: "name", text: name ? `${name} from ${look.name}` : look.name }));
  }
  node.append(el("div", { class: "says" }, body, stamp));
  return node;
}
