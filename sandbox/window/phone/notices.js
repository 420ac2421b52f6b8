// How a message looks before it is opened: one row in the list of chats, and a notice on the lock screen. A Flex Message is
// its altText there. https://developers.line.biz/en/docs/messaging-api/icon-nickname-switch/ says whose name stands where.

import { el, icon } from "../tools/dom.js";
import { clock, date, word } from "../tools/words.js";
import { picture } from "../messages/components.js";

/** @typedef {import("../api.js").Entry} Entry */

const MOST_NOTICES = 4;

/**
 * The words of a message outside the chat.
 * @param {any} message
 * @param {string} name of the account
 */
function preview(message, name) {
  if (message.type === "text" || message.type === "textV2") return String(message.text ?? "");
  if (message.altText) return String(message.altText);
  return word("sent").replace("{name}", message.sender?.name ?? name).replace("{what}", (word(message.type) ?? message.type).toLowerCase());
}

/**
 * @param {{name: string, avatar: string}} bot
 * @param {() => void} open opens the chat
 */
export function notices(bot, open) {
  const list = document.getElementById("list");
  const lock = document.getElementById("lock");
  /** @type {Entry[]} */
  let messages = [];

  /** What came since the person wrote last: unread, if the chat was closed. */
  const unread = () => messages.slice(messages.findLastIndex((entry) => entry.from === "user") + 1);

  function row() {
    const last = messages.at(-1);
    const count = unread().length;
    const mine = last?.from === "user" && last.message.type !== "text";
    const name = mine ? word("you") : bot.name;
    return el("button", { class: "chat-row", testid: "chat-row", attrs: { type: "button" }, on: { click: open } },
      picture(bot.avatar, "row-face"),
      el("span", { class: "row-middle" },
        el("strong", { text: bot.name }),
        el("span", { class: "row-words", testid: "row-words", text: last ? preview(last.message, name) : "" })),
      el("span", { class: "row-end" },
        last && el("time", { text: clock(last.at) }),
        count > 0 && el("span", { class: "badge", testid: "badge", text: String(count) })));
  }

  /** @param {Entry} entry */
  const notice = (entry) => el("button", { class: "notice", testid: "notice", attrs: { type: "button" }, on: { click: open } },
    picture(bot.avatar, "row-face"),
    el("span", { class: "row-middle" },
      el("strong", { text: bot.name }),
      el("span", { class: "notice-words", testid: "notice-words", text: preview(entry.message, bot.name) })),
    el("time", { text: clock(entry.at) }));

  function draw() {
    list?.replaceChildren(
      el("header", { class: "list-top" }, el("strong", { text: word("chats") })),
      el("div", { class: "list-search" }, icon("search"), word("search")),
      row());
    const now = Date.now();
    lock?.replaceChildren(
      el("div", { class: "lock-date", text: date(now) }),
      el("div", { class: "lock-clock", text: clock(now) }),
      el("div", { class: "notices" }, ...unread().slice(-MOST_NOTICES).reverse().map(notice)));
  }

  return {
    /** @param {Entry[]} entries that came just now */
    seen(entries) {
      const more = entries.filter((entry) => entry.kind === "message");
      if (more.length) messages = [...messages, ...more];
      draw();
    },
    /** Another person's phone. */
    clear() {
      messages = [];
      draw();
    },
  };
}
