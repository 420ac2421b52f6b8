// LINE's keywords in px, and the checks that keep anything else out of a style.
// Meaning of the properties: https://developers.line.biz/en/docs/messaging-api/flex-message-layout/
// The px behind the keywords are those of LINE's own Flex Message Simulator.

const SPACE = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const TEXT = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, "3xl": 35, "4xl": 48, "5xl": 74 };
const IMAGE = {
  xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, "3xl": 180, "4xl": 200, "5xl": 220,
};
const BORDER = { none: 0, light: 0.5, normal: 1, medium: 2, "semi-bold": 3, bold: 4 };

/** Widths of a bubble; the chat may be narrower than the widest. */
export const BUBBLE = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 300, giga: 500 };

/**
 * Padding of a block whose box sets none: [top, sides, bottom].
 * @param {"header"|"body"|"footer"} block
 * @param {string} size of the bubble
 * @param {boolean} hasFooter
 */
export function blockPadding(block, size, hasFooter) {
  if (block === "footer") return [10, 10, 10];
  if (size === "nano" || size === "micro") return [10, 10, 10];
  const middle = size === "deca" || size === "hecto";
  if (block === "header") return middle ? [11, 14, 13] : size === "kilo" ? [13, 13, 13] : [20, 20, 20];
  if (middle) return [11, 14, hasFooter ? 17 : 13];
  if (size === "kilo") return [13, 13, hasFooter ? 17 : 13];
  return [19, 20, hasFooter ? 10 : 20];
}

const LENGTH = /^-?\d+(\.\d+)?(px|%)$/;

/**
 * A keyword or a length as CSS; undefined when it is neither.
 * @param {Record<string, number>} table
 * @param {unknown} value
 * @returns {string|undefined}
 */
function length(table, value) {
  if (typeof value !== "string") return undefined;
  if (Object.hasOwn(table, value)) return `${table[value]}px`;
  return LENGTH.test(value) ? value : undefined;
}

/** Margin, spacing, padding, offset, corner radius. @param {unknown} value */
export const space = (value) => length(SPACE, value);

/** Font size and the height of an icon. @param {unknown} value */
export const textSize = (value) => length(TEXT, value) ?? "16px";

/** Width of an image. @param {unknown} value */
export const imageSize = (value) => (value === "full" ? "100%" : length(IMAGE, value) ?? "100px");

/** @param {unknown} value */
export const borderWidth = (value) => length(BORDER, value);

/** A plain length, as width and height take. @param {unknown} value */
export const plain = (value) => length({}, value);

/**
 * #RRGGBB or #RRGGBBAA, else undefined.
 * @param {unknown} value
 * @returns {string|undefined}
 */
export function colour(value) {
  return typeof value === "string" && /^#([0-9a-f]{6}|[0-9a-f]{8})$/i.test(value) ? value : undefined;
}

/**
 * "3:4" as CSS's aspect-ratio. An image is at most three times as high as wide.
 * @param {unknown} value
 * @param {string} [standard]
 */
export function ratio(value, standard = "1:1") {
  const text = typeof value === "string" && /^\d+(\.\d+)?:\d+(\.\d+)?$/.test(value) ? value : standard;
  const [width, height] = text.split(":").map(Number);
  return `${width} / ${Math.min(height, width * 3)}`;
}
