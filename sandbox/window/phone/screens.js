// What stands on the phone: the chat, LINE's list of chats, or the lock screen; light or dark; a phone or a computer.
// The panel has a switch for each, and the address too: ?screen=lock&theme=dark&device=computer

import { byId } from "../tools/dom.js";

const CHOICES = {
  theme: ["auto", "light", "dark"],
  device: ["phone", "computer"],
  screen: ["chat", "list", "lock"],
};

/**
 * @param {(device: string) => void} changed told of the device, at the start and after each change
 * @returns {{show: (screen: string) => void, device: () => string}}
 */
export function screens(changed) {
  const asked = new URLSearchParams(location.search);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  /** @type {Record<string, string>} */
  const now = {};

  function dress() {
    const theme = now.theme === "auto" ? (dark.matches ? "dark" : "light") : now.theme;
    Object.assign(document.documentElement.dataset, { theme, device: now.device });
    const phone = byId("phone");
    phone.dataset.screen = now.screen;
    const beside = now.device === "computer" && now.screen === "list";
    byId("chat").hidden = now.screen !== "chat" && !beside;
    byId("list").hidden = now.screen === "lock" || (now.screen === "chat" && now.device === "phone");
    byId("lock").hidden = now.screen !== "lock";
    changed(now.device);
  }

  /** @param {string} name @param {string} value */
  function choose(name, value) {
    now[name] = value;
    byId(name).value = value;
    dress();
  }

  for (const [name, values] of Object.entries(CHOICES)) {
    const wanted = asked.get(name) ?? "";
    now[name] = values.includes(wanted) ? wanted : values[0];
    byId(name).value = now[name];
    byId(name).addEventListener("change", (event) => choose(name, event.target.value));
  }
  dark.addEventListener("change", dress);
  byId("back").addEventListener("click", () => choose("screen", "list"));
  dress();

  return { show: (screen) => choose("screen", screen), device: () => now.device };
}
