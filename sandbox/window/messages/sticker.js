// A drawn stand-in for a sticker: LINE's own pictures are loaded from LINE, and this page loads nothing from outside.

const SVG = "http://www.w3.org/2000/svg";
const COATS = ["#ffd76e", "#ffb3c7", "#b9e3ff", "#c9f0b5", "#d9c8ff", "#ffc9a3"];
const EYES = ["M38 52v6M62 52v6", "M33 57q5-7 10 0M57 57q5-7 10 0", "M33 53q5 7 10 0M57 53q5 7 10 0"];
const MOUTHS = ["M40 68q10 10 20 0", "M44 70q6 5 12 0", "M42 73q8-8 16 0", "M45 68h10"];

/**
 * The same face for the same id, always.
 * @param {string} id LINE's stickerId
 * @returns {SVGSVGElement}
 */
export function stickerFace(id) {
  const number = Number(id.replace(/\D/g, "").slice(-6)) || 0;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 100 100");
  const line = { fill: "none", stroke: "#4a3a2a", "stroke-width": "3.5", "stroke-linecap": "round" };
  const coat = COATS[number % COATS.length];
  shape(svg, "path", { ...line, d: "M22 42L20 14L44 30zM78 42L80 14L56 30z", fill: coat });
  shape(svg, "ellipse", { ...line, cx: "50", cy: "58", rx: "36", ry: "31", fill: coat });
  shape(svg, "path", { ...line, d: EYES[number % EYES.length] });
  shape(svg, "path", { ...line, d: MOUTHS[number % MOUTHS.length] });
  shape(svg, "path", { d: "M24 64a5 4 0 1 0 10 0a5 4 0 1 0-10 0M66 64a5 4 0 1 0 10 0a5 4 0 1 0-10 0", fill: "#ff8fa3aa" });
  return svg;
}

/** @param {SVGSVGElement} svg @param {string} name @param {Record<string, string>} attributes */
function shape(svg, name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  svg.append(node);
}
