// Joins the parts: one phone, the panel beside it, the log of what it cost.

import { actions } from "./actions.js";
import { api } from "./api.js";
import { chatRoom } from "./chat.js";
import { costLog } from "./side/costs.js";
import { byId, icon, toast } from "./tools/dom.js";
import { notices } from "./phone/notices.js";
import { richMenu } from "./phone/richmenu.js";
import { screens } from "./phone/screens.js";
import { side } from "./side/side.js";
import { setPublicUrl } from "./tools/urls.js";
import { setLanguage, word } from "./tools/words.js";

/** @type {import("./api.js").Person} */
let holder;
/**
 * What happened last to each person, for "redeliver" and "unsend".
 * @type {Map<string, {eventId?: string, messageId?: string}>}
 */
const recent = new Map();
const bot = { name: "MiMi", avatar: "/window/mimi.jpg" };

const costs = costLog();

/**
 * Does one thing, logs it as a step, and says when the sandbox or MiMi refused.
 * @param {string} label
 * @param {() => Promise<any>} act
 */
async function step(label, act) {
  costs.step(label);
  const id = holder?.id;
  try {
    const { eventId, messageId, status } = (await act()) ?? {};
    if (eventId) recent.set(id, { ...recent.get(id), eventId, ...(messageId && { messageId }) });
    if (typeof status === "number" && status >= 400) toast(`MiMi's webhook answered ${status}`);
    if (status === "timeout") toast("MiMi's webhook did not answer within 2 s");
  } catch (error) {
    toast(error instanceof Error ? error.message : String(error));
  }
  panel.offer();
}

const input = byId("message");
const perform = actions({
  person: () => holder.id,
  tap: (tap) => { step(`tap ${tap.label ?? tap.displayText ?? tap.data}`, () => api.tap(holder.id, tap)); },
  say: (text) => { step(`“${text}”`, () => api.text(holder.id, text)); },
  type: (text) => {
    menu.keyboard();
    input.value = text;
    fit();
    input.focus();
  },
  menu: (open) => menu.open(open),
  device: () => screen.device(),
});
const menu = richMenu(perform);
const screen = screens((device) => menu.allow(device === "phone"));
const outside = notices(bot, () => screen.show("chat"));
const panel = side({ act: step, person: () => holder, recent: () => recent.get(holder?.id) ?? {}, choose });
const room = chatRoom({
  tap: perform,
  bot,
  seen(chat) {
    menu.show(chat.richMenu);
    costs.seen(chat);
    outside.seen(chat.entries);
    panel.seen(chat);
  },
  gone: () => { start(); },
});

/** @param {import("./api.js").Person} person */
function choose(person) {
  const another = holder?.id !== person.id;
  const translated = holder?.language !== person.language;
  holder = person;
  setLanguage((person.language ?? "en").slice(0, 2));
  byId("phone").lang = person.language ?? "en";
  input.placeholder = word("message");
  byId("send").setAttribute("aria-label", word("send"));
  byId("blocked").textContent = word("blocked");
  byId("add-friend").textContent = word("add");
  byId("to-keyboard").setAttribute("aria-label", word("keyboard"));
  byId("to-menu").setAttribute("aria-label", word("menu"));
  if (another) costs.clear();
  panel.offer();
  if (another || translated) {
    outside.clear();
    room.open(person.id);
  }
}

/** The box grows with its lines, up to the height that CSS allows. */
function fit() {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight}px`;
  byId("send").disabled = !input.value.trim();
}

function send() {
  const text = input.value.trim();
  if (!text) return;
  input.value = "";
  fit();
  step(`“${text}”`, () => api.text(holder.id, text));
}

input.addEventListener("input", fit);
input.addEventListener("keydown", (event) => {
  // Enter also ends the choice of a word in some input methods: that is no sending.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  send();
});
byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
byId("add-friend").addEventListener("click", () => step("follow", () => api.follow(holder.id)));
byId("panels").addEventListener("click", () => document.body.classList.toggle("with-panels"));
for (const node of document.querySelectorAll("[data-icon]")) {
  node.append(icon(/** @type {any} */ (node).dataset.icon));
}

/** Asks what there is; also after the sandbox has forgotten everything. */
async function start() {
  try {
    const options = await api.options();
    setPublicUrl(String(options.publicUrl ?? ""));
    await panel.start(options.modelModes ?? []);
  } catch (error) {
    toast(error instanceof Error ? error.message : String(error));
  }
}

await start();
