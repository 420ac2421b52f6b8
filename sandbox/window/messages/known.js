// What LINE's specification of Flex Messages has: whatever else a message holds is marked, so that it is seen.
// https://developers.line.biz/en/reference/messaging-api/#flex-message

const PLACING = ["position", "offsetTop", "offsetBottom", "offsetStart", "offsetEnd", "margin", "flex"];
const FONT = ["text", "size", "color", "weight", "style", "decoration"];
const PADDING = ["paddingAll", "paddingTop", "paddingBottom", "paddingStart", "paddingEnd"];

/** @type {Record<string, string[]>} */
const PROPERTIES = {
  carousel: ["contents"],
  bubble: ["size", "direction", "styles", "action", "header", "hero", "body", "footer"],
  styles: ["header", "hero", "body", "footer"],
  block: ["backgroundColor", "separator", "separatorColor"],
  box: [
    ...PLACING, ...PADDING, "layout", "contents", "spacing", "backgroundColor", "borderColor", "borderWidth", "cornerRadius",
    "width", "maxWidth", "height", "maxHeight", "action", "justifyContent", "alignItems", "background",
  ],
  linearGradient: ["angle", "startColor", "endColor", "centerColor", "centerPosition"],
  button: [...PLACING, "action", "height", "style", "color", "gravity", "adjustMode", "scaling"],
  image: [...PLACING, "url", "align", "gravity", "size", "aspectRatio", "aspectMode", "backgroundColor", "action", "animated"],
  video: ["url", "previewUrl", "altContent", "aspectRatio", "action"],
  icon: [...PLACING, "url", "size", "aspectRatio", "scaling"],
  text: [
    ...PLACING, ...FONT, "contents", "align", "gravity", "wrap", "lineSpacing", "maxLines", "action", "adjustMode", "scaling",
  ],
  span: FONT,
  separator: ["margin", "color"],
  filler: ["flex"],
  // Left out of the specification by now; LINE still shows the old ones.
  spacer: ["size"],
};

const COLOUR = "#([0-9a-f]{6}|[0-9a-f]{8})";
const PX = "\\d+(\\.\\d+)?px";
const LENGTH = "\\d+(\\.\\d+)?(px|%)";
const SPACES = "none|xs|sm|md|lg|xl|xxl";
const SIZES = "xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|full";

/** @type {Record<string, string>} what a property may hold, wherever it stands */
const VALUES = {
  margin: `${SPACES}|${PX}`, spacing: `${SPACES}|${PX}`, cornerRadius: `${SPACES}|${PX}`, lineSpacing: PX,
  ...Object.fromEntries(PADDING.map((name) => [name, `${SPACES}|${LENGTH}`])),
  ...Object.fromEntries(["offsetTop", "offsetBottom", "offsetStart", "offsetEnd"].map((name) => [name, `${SPACES}|-?${LENGTH}`])),
  width: LENGTH, maxWidth: LENGTH, height: `sm|md|${LENGTH}`, maxHeight: LENGTH,
  borderWidth: `none|light|normal|medium|semi-bold|bold|${PX}`,
  color: COLOUR, backgroundColor: COLOUR, borderColor: COLOUR, separatorColor: COLOUR,
  startColor: COLOUR, endColor: COLOUR, centerColor: COLOUR, centerPosition: "\\d+(\\.\\d+)?%", angle: "\\d+(\\.\\d+)?deg",
  size: `nano|micro|deca|hecto|kilo|mega|giga|${SIZES}|${LENGTH}`,
  layout: "horizontal|vertical|baseline", position: "relative|absolute", direction: "ltr|rtl",
  align: "start|end|center", gravity: "top|bottom|center", alignItems: "center|flex-start|flex-end",
  justifyContent: "center|flex-start|flex-end|space-between|space-around|space-evenly",
  weight: "regular|bold", style: "normal|italic|primary|secondary|link", decoration: "none|underline|line-through",
  adjustMode: "shrink-to-fit", aspectMode: "cover|fit", aspectRatio: "\\d+(\\.\\d+)?:\\d+(\\.\\d+)?",
};

/**
 * Marks on an element what its component has that LINE's specification has not: `data-unknown` names it.
 * @param {HTMLElement} node
 * @param {any} component
 * @param {string} [kind] where the component has no type of its own
 * @returns {HTMLElement}
 */
export function marked(node, component, kind = String(component.type)) {
  const known = Object.hasOwn(PROPERTIES, kind) ? PROPERTIES[kind] : null;
  const unknown = known ? Object.entries(component).filter(([name, value]) => !fits(known, name, value)) : [["type", kind]];
  const names = unknown.map(([name]) => `${kind}.${name}`);
  if (names.length) node.dataset.unknown = [node.dataset.unknown, ...names].filter(Boolean).join(" ");
  return node;
}

/** @param {string[]} known @param {string} name @param {unknown} value */
function fits(known, name, value) {
  if (name === "type" || value === null) return true;
  if (!known.includes(name)) return false;
  return !Object.hasOwn(VALUES, name) || new RegExp(`^(${VALUES[name]})$`, "i").test(String(value));
}
