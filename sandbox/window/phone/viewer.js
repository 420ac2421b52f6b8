// A picture on the whole screen, as LINE opens one that is tapped: the original, which can be saved and forwarded.

import { picture } from "../messages/components.js";
import { byId, el, icon, toast } from "../tools/dom.js";
import { word } from "../tools/words.js";

/** @param {any} message an image message */
export function view(message) {
  const image = picture(message.originalContentUrl, "viewer-picture");
  const dialog = /** @type {HTMLDialogElement} */ (el("dialog", { class: "viewer", testid: "viewer" }));
  const button = (name, label, click) => el("button", { attrs: { type: "button", "aria-label": label }, on: { click } }, icon(name));
  const save = el("a", { attrs: { download: "", href: image.getAttribute("src") ?? "", "aria-label": word("save") } }, icon("save"));
  dialog.append(
    el("div", { class: "viewer-top" }, button("close", word("close"), () => dialog.close())),
    image,
    el("div", { class: "viewer-foot" }, button("share", word("share"), () => toast(word("share"))), save),
  );
  dialog.addEventListener("keydown", (event) => { if (event.key === "Escape") dialog.close(); });
  dialog.addEventListener("close", () => dialog.remove());
  byId("phone").append(dialog);
  dialog.show(); // over the phone alone, not over the panels
}
