// The panel beside the phone: who holds it, what happens to them, and what goes wrong on purpose.

import { api } from "../api.js";
import { byId, el } from "../tools/dom.js";

/** @typedef {import("../api.js").Person} Person */

const MEDIA = ["sticker", "image", "video", "audio", "file", "location"];

/**
 * @param {object} parts
 * @param {(label: string, act: () => Promise<any>) => Promise<void>} parts.act does one thing and logs it
 * @param {() => Person} parts.person who holds the phone
 * @param {() => {eventId?: string, messageId?: string}} parts.recent the last event and message of that person
 * @param {(person: Person) => void} parts.choose gives the phone to someone
 */
export function side({ act, person, recent, choose }) {
  /** @type {Person[]} */
  let people = [];
  let pushesBefore = 300;

  const on = (id, event, listener) => byId(id).addEventListener(event, listener);

  on("follow", "click", () => act("follow", () => api.follow(person().id)));
  on("unfollow", "click", () => act("unfollow", () => api.unfollow(person().id)));
  on("redeliver", "click", () => {
    const { eventId } = recent();
    if (eventId) act("redeliver last event", () => api.redeliver(eventId));
  });
  on("unsend", "click", () => {
    const { messageId } = recent();
    if (messageId) act("unsend", () => api.unsend(person().id, messageId));
  });
  on("switch-block", "change", (event) => {
    const wanted = event.target.checked;
    act(wanted ? "block" : "unblock", () => (wanted ? api.unfollow : api.follow)(person().id));
  });
  on("switch-pushes", "change", (event) => {
    const left = event.target.checked ? 0 : pushesBefore;
    act(`pushes left: ${left}`, () => api.setSwitches({ pushes_left: left }));
  });
  on("switch-twice", "change", (event) => {
    const twice = event.target.checked;
    act(`every event ${twice ? "twice" : "once"}`, () => api.setSwitches({ redeliver_twice: twice }));
  });
  on("language", "change", (event) => {
    const language = event.target.value;
    act(`language: ${language}`, async () => {
      await api.language(person().id, language);
      choose({ ...person(), language });
      await refresh();
    });
  });
  on("model-mode", "change", (event) => {
    const mode = event.target.value;
    act(`model: ${mode}`, () => api.setSwitches({ model: { mode } }));
  });
  on("forget", "click", () => act("forget everything", () => api.reset()));
  on("add-person", "submit", async (event) => {
    event.preventDefault();
    const name = byId("new-name").value.trim();
    if (!name) return;
    await act(`new person: ${name}`, async () => {
      const { id } = await api.addPerson(name, byId("new-language").value);
      await refresh();
      pick(people.find((one) => one.id === id));
    });
    byId("new-name").value = "";
  });
  api.voices().then((voices) => {
    for (const [name, said] of Object.entries(voices)) {
      byId("voices").append(el("button", {
        text: `voice: ${said || name}`,
        testid: `voice-${name}`,
        attrs: { type: "button" },
        on: { click: () => act(`voice: ${name}`, () => api.speak(person().id, name)) },
      }));
    }
  });
  for (const type of MEDIA) {
    byId("media").append(el("button", {
      text: type,
      testid: `media-${type}`,
      attrs: { type: "button" },
      on: { click: () => act(type, () => api.media(person().id, type)) },
    }));
  }

  /** @param {Person|undefined} chosen */
  function pick(chosen) {
    if (!chosen) return;
    choose(chosen);
    draw(chosen.id);
  }

  /** @param {string} [chosenId] */
  function draw(chosenId) {
    byId("people").replaceChildren(...people.map((one) => el("button", {
      class: one.id === chosenId ? "person chosen" : "person",
      testid: `person-${one.name}`,
      text: `${one.name} (${one.language ?? "?"})`,
      attrs: { type: "button", "aria-pressed": String(one.id === chosenId) },
      on: { click: () => pick(one) },
    })));
    const chosen = people.find((one) => one.id === chosenId);
    if (chosen) byId("language").value = (chosen.language ?? "en").slice(0, 2);
  }

  /** Asks who there is; mali and tom are always there. */
  async function refresh() {
    people = await api.people();
    for (const [name, language] of [["mali", "th"], ["tom", "en"]]) {
      if (!people.some((one) => one.name === name)) await api.addPerson(name, language);
    }
    people = await api.people();
    draw(person()?.id);
  }

  return {
    /** @param {string[]} modes of the model */
    async start(modes) {
      await refresh();
      const switches = await api.switches();
      byId("model-mode").replaceChildren(...modes.map((mode) => el("option", { text: mode, attrs: { value: mode } })));
      byId("model-mode").value = switches.model?.mode ?? "normal";
      byId("switch-twice").checked = Boolean(switches.redeliver_twice);
      const wanted = person()?.name ?? new URLSearchParams(location.search).get("person") ?? "mali";
      pick(people.find((one) => one.name === wanted || one.id === wanted) ?? people[0]);
    },
    /** Offers to repeat or take back what there is. */
    offer() {
      const { eventId, messageId } = recent();
      byId("redeliver").disabled = !eventId;
      byId("unsend").disabled = !messageId;
    },
    /** Puts the switches where the chat says they are. @param {import("../api.js").Chat} chat */
    seen(chat) {
      byId("switch-block").checked = chat.blocked;
      const left = chat.costs?.pushesLeft;
      if (left === undefined || left === null) return;
      byId("switch-pushes").checked = left === 0;
      if (left > 0) pushesBefore = left;
    },
  };
}
