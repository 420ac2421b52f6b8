// The bottom of the phone: LINE shows the message box or the rich menu's bar, never both, and a button beside each leads to
// the other. Without a menu there is the box alone. LINE on computers has no rich menus.

import { picture, tappable } from "../messages/components.js";
import { byId, el, icon } from "../tools/dom.js";
import { word } from "../tools/words.js";

/**
 * @param {import("../messages/components.js").Tap} tap
 * @returns {{show: (menu: any) => void, open: (open: boolean) => void, keyboard: () => void, allow: (allowed: boolean) => void}}
 */
export function richMenu(tap) {
  const panel = byId("menu");
  const bar = byId("chatbar");
  let shown = "";
  let allowed = true;
  let typing = false;
  let wanted = false;

  bar.addEventListener("click", () => open(panel.hidden));
  byId("to-keyboard").addEventListener("click", () => {
    keyboard();
    byId("message").focus();
  });
  byId("to-menu").addEventListener("click", () => open(true));

  /** Shows what there is room for. */
  function arrange() {
    const menu = allowed && panel.children.length > 0;
    byId("bar").hidden = !menu || typing;
    byId("composer").hidden = menu && !typing;
    byId("to-menu").hidden = !menu;
    panel.hidden = !menu || typing || !wanted;
    bar.classList.toggle("open", !panel.hidden);
    bar.setAttribute("aria-expanded", String(!panel.hidden));
  }

  /** The menu's bar, with the menu open or closed. @param {boolean} asked */
  function open(asked) {
    wanted = asked;
    typing = false;
    arrange();
  }

  /** The message box in place of the menu. */
  function keyboard() {
    typing = true;
    arrange();
  }

  /** Whoever is typing goes on typing. @param {any} menu null when there is none */
  function show(menu) {
    const now = JSON.stringify(menu ?? null);
    if (now === shown) return;
    shown = now;
    panel.replaceChildren();
    bar.replaceChildren();
    if (menu) {
      const size = menu.size ?? { width: 2500, height: 1686 };
      panel.style.aspectRatio = `${Number(size.width)} / ${Number(size.height)}`;
      panel.append(picture(menu.imageUrl, "menu-picture"));
      for (const area of menu.areas ?? []) panel.append(tapArea(area, size));
      bar.append(String(menu.chatBarText ?? word("menu")), icon("down"));
    }
    wanted = Boolean(menu) && menu.selected !== false;
    arrange();
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

  return {
    show,
    open,
    keyboard,
    /** Whether this device has rich menus at all. */
    allow(device) {
      allowed = device;
      arrange();
    },
  };
}
