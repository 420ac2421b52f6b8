// The chat of one person: asks for what is new, shows it, keeps the last message's quick replies.

import { Refused, api } from "./api.js";
import { byId, el } from "./tools/dom.js";
import { draggable } from "./tools/drag.js";
import { quickReplyButtons, renderEntry, unsentId } from "./messages/messages.js";
import { day, word } from "./tools/words.js";

/** @typedef {import("./api.js").Chat} Chat */
/** @typedef {import("./api.js").Entry} Entry */

const WAIT_S = 20;

/** Under which name and picture a message comes. @param {Entry} entry */
const speaker = (entry) => JSON.stringify(entry.message?.sender ?? null);

/**
 * @param {{tap: import("./messages/components.js").Tap, bot: {name: string, avatar: string}, seen: (chat: Chat) => void,
 *   gone: () => void}} parts seen: told of each answer, after it is shown; gone: that person is no more
 */
export function chatRoom({ tap, bot, seen, gone }) {
  const room = byId("room");
  const list = byId("entries");
  const typing = byId("typing");
  const quick = byId("quick");
  draggable(quick);
  let polling = new AbortController();
  /** @type {Entry|null} */
  let last = null;
  let pinned = true;

  // Only a hand moves the chat up; what arrives or loads below never does.
  let top = 0;
  room.addEventListener("scroll", () => {
    const atEnd = room.scrollHeight - room.scrollTop - room.clientHeight < 60;
    if (atEnd) pinned = true;
    else if (room.scrollTop < top) pinned = false;
    top = room.scrollTop;
  });
  const settle = new ResizeObserver(() => {
    if (pinned) room.scrollTop = room.scrollHeight;
  });
  settle.observe(list);
  settle.observe(room);

  /** @param {Entry} entry */
  function append(entry) {
    if (last && entry.n <= last.n) return;
    if (!last || day(last.at) !== day(entry.at)) {
      list.append(el("li", { class: "day" }, el("span", { class: "pill", text: day(entry.at) })));
    }
    const first = !last || last.from !== entry.from || last.kind !== "message" || speaker(last) !== speaker(entry);
    list.append(renderEntry(entry, { tap, avatar: bot.avatar, name: bot.name, first }));
    last = entry;
    const unsent = unsentId(entry);
    if (unsent) list.querySelector(`[data-message-id="${unsent}"]`)?.remove();
    if (entry.from === "user") pinned = true;
    quickReplies(entry);
  }

  /** Shows the quick replies of the newest entry; whatever was there before is gone. @param {Entry} entry */
  function quickReplies(entry) {
    quick.replaceChildren();
    quick.scrollLeft = 0;
    if (entry.from !== "mimi") return;
    quick.append(...quickReplyButtons(entry.message, (action) => {
      if (["message", "postback"].includes(action.type)) quick.replaceChildren();
      tap(action);
    }));
  }

  /** @param {Chat} chat */
  function show(chat) {
    for (const entry of chat.entries) append(entry);
    typing.hidden = !chat.typing;
    byId("blocked").hidden = !chat.blocked;
    byId("no-friend").hidden = chat.friend || chat.blocked;
    if (pinned) room.scrollTop = room.scrollHeight;
    seen(chat);
  }

  /**
   * Asks until another person takes the phone. Each question waits for news on the other side.
   * @param {string} id
   * @param {AbortSignal} signal
   */
  async function poll(id, signal) {
    let wait = 0;
    let version = 0;
    while (!signal.aborted) {
      try {
        const chat = await api.chat(id, last?.n ?? 0, version, wait, signal);
        if (signal.aborted) return;
        byId("away").hidden = true;
        show(chat);
        wait = WAIT_S;
        version = chat.version ?? 0;
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof Refused && error.status === 404) {
          gone();
          return;
        }
        byId("away").hidden = false;
        byId("away").textContent = word("away");
        wait = 0;
        await new Promise((resolve) => { setTimeout(resolve, 1500); });
      }
    }
  }

  return {
    /** Shows another person's chat. @param {string} id */
    open(id) {
      polling.abort();
      polling = new AbortController();
      last = null;
      pinned = true;
      list.replaceChildren();
      quick.replaceChildren();
      typing.hidden = true;
      poll(id, polling.signal);
    },
  };
}
