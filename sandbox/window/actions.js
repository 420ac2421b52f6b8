// What happens when something is tapped: each of LINE's actions, done as the LINE app does it.
// https://developers.line.biz/en/docs/messaging-api/actions/

import { el, sheet, toast } from "./tools/dom.js";
import { isLiff, phoneNumber, prefilledText, sharedText, webUrl } from "./tools/urls.js";
import { word } from "./tools/words.js";

/**
 * @typedef {object} Phone what an action may do
 * @property {() => string} person id of whoever holds the phone
 * @property {(tap: {data: string, displayText?: string, label?: string, params?: object}) => void} tap
 * @property {(text: string) => void} say sends a message
 * @property {(text: string) => void} type puts a text into the message box
 * @property {(open: boolean) => void} menu opens or closes the rich menu
 * @property {() => string} device "phone" or "computer"
 */

/**
 * @param {Phone} phone
 * @returns {(action: any) => void}
 */
export function actions(phone) {
  return (action) => {
    const perform = Object.hasOwn(PERFORM, action.type) ? PERFORM[action.type] : null;
    if (perform) perform(action, phone);
    else toast(`${action.label ?? action.type}`);
  };
}

/** @type {Record<string, (action: any, phone: Phone) => void>} */
const PERFORM = {
  postback(action, phone) {
    // `text` is the older form of displayText: it is sent as a message of the user.
    phone.tap({ data: String(action.data), displayText: action.displayText ?? action.text, label: action.label });
    if (phone.device() === "computer") return; // it has neither a rich menu nor a keyboard to open
    if (action.inputOption === "openRichMenu") phone.menu(true);
    if (action.inputOption === "closeRichMenu") phone.menu(false);
    if (action.inputOption === "openKeyboard") phone.type(String(action.fillInText ?? ""));
  },

  message(action, phone) {
    phone.say(String(action.text));
  },

  uri(action, phone) {
    follow((phone.device() === "computer" && action.altUri?.desktop) || action.uri, phone);
  },

  clipboard(action) {
    copy(String(action.clipboardText ?? ""));
  },

  datetimepicker(action, phone) {
    const mode = ["date", "time", "datetime"].includes(action.mode) ? action.mode : "datetime";
    const input = /** @type {HTMLInputElement} */ (el("input", {
      testid: "datetime",
      attrs: { type: mode === "datetime" ? "datetime-local" : mode },
    }));
    for (const [limit, value] of [["min", action.min], ["max", action.max], ["value", action.initial]]) {
      if (typeof value === "string") input.setAttribute(limit, value.replace("t", "T"));
    }
    sheet(action.label ?? word("choose"), input, {
      [word("cancel")]: () => {},
      [word("choose")]: () => {
        if (!input.value || !input.checkValidity()) return;
        phone.tap({ data: String(action.data), label: action.label, params: { [mode]: input.value } });
      },
    });
  },

  // LINE changes the menu by itself and tells the bot; the sandbox does so when it gets the tap.
  richmenuswitch(action, phone) {
    phone.tap({
      data: String(action.data),
      params: { newRichMenuAliasId: String(action.richMenuAliasId), status: "SUCCESS" },
    });
  },
};

/**
 * Follows a link as the LINE app would; refuses what is none of http, https, tel and line.
 * @param {unknown} uri
 * @param {Phone} phone
 */
export function follow(uri, phone) {
  const number = phoneNumber(uri);
  if (number !== null) {
    sheet(`${word("call")} ${number}`, null, {
      [word("cancel")]: () => {},
      [word("call")]: () => toast(`${word("calling")} ${number}…`),
    });
    return;
  }
  const url = webUrl(uri);
  if (!url) {
    toast(`${word("refused")}: ${String(uri)}`);
    return;
  }
  const typed = prefilledText(url);
  const shared = sharedText(url);
  if (typed !== null) {
    phone.type(typed);
  } else if (shared !== null) {
    sheet(word("share"), el("p", { class: "shared", testid: "shared-text", text: shared }), {
      [word("close")]: () => {},
      [word("copy")]: () => copy(shared),
    });
  } else if (isLiff(url)) {
    const query = new URLSearchParams({ url: url.href, person: phone.person() });
    window.open(`/sandbox/liff?${query}`, "_blank", "noopener");
  } else {
    window.open(url.href, "_blank", "noopener,noreferrer");
  }
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(`${word("copied")}: ${text}`);
  } catch {
    toast(text);
  }
}
