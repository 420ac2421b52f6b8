// The rich menu under the chat: a picture with tap areas, and the bar that opens and closes it.

import { picture, tappable } from "./messages/components.js";
import { byId, el, icon } from "./tools/dom.js";
import { word } from "./tools/words.js";

/**
 * @param {import("./messages/components.js").Tap} tap
 * @returns {{show: (menu: any) => void, open: (open: boolean) => void}}
 */
export function richMenu(tap) {
  const panel = byId("menu");
  const bar = byId("chatbar");
  let shown = "";
  bar.addEventListener("click", () => open(panel.hidden));

  /** @param {boolean} wanted */
  function open(wanted) {
    panel.hidden = !wanted || !panel.children.length;
    bar.classList.toggle("open", !panel.hidden);
    bar.setAttribute("aria-expanded", String(!panel.hidden));
  }

  /** @param {any} menu null when there is none */
  function show(menu) {
    const now = JSON.stringify(menu ?? null);
    if (now === shown) return;
    shown = now;
    panel.replaceChildren();
    bar.replaceChildren();
    bar.hidden = !menu;
    if (menu) {
      const size = menu.size ?? { width: 2500, height: 1686 };
      panel.style.aspectRatio = `${Number(size.width)} / ${Number(size.height)}`;
      panel.append(picture(menu.imageUrl, "menu-picture"));
      for (const area of menu.areas ?? []) panel.append(tapArea(area, size));
      bar.append(String(menu.chatBarText ?? word("menu")), icon("down"));
    }
    open(Boolean(menu) && menu.selected !== false);
  }

  /**
   * @param {any} area
   * @param {{width: number, height: number}} size of the whole menu, in its own px
   */
  function tapArea(area, size) {
    const { x, y, width, height } = area.bounds;
    const node = el("button", { class: "menu-area", testid: "rich-menu-area", attrs: { type: "button" } });
    Object.assign(node.style, {
      left: `${(100 * x) / size.width}%`,
      top: `${(100 * y) / size.height}%`,
      width: `${(100 * width) / size.width}%`,
      height: `${(100 * height) / size.height}%`,
    });
    return tappable(node, area.action, tap);
  }

  return { show, open };
}
