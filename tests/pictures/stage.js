// Lays samples out in the chat window, each as on a phone and on a small one, and says what a reader would have trouble with.

/**
 * @param {{samples: Record<string, any[]>, widths: number[], at: number, picture: string}} what
 * @returns {Promise<Record<string, number[]>>} x, y, width and height of each sample, in CSS px
 */
async function layOut({ samples, widths, at, picture }) {
  const { quickReplyButtons, renderEntry } = await import("/window/messages/messages.js");
  await Promise.all([...document.fonts].map((font) => font.load())); // texts are fitted as soon as they are there
  const sheet = document.createElement("main");
  sheet.className = "contact";
  sheet.style.visibility = "hidden"; // until all is in its place: the browser need not paint what moves yet
  for (const [name, messages] of Object.entries(samples)) {
    const pair = Object.assign(document.createElement("section"), { className: "pair" });
    pair.append(...widths.map((width) => tile(name, messages, width)));
    sheet.append(pair);
  }
  document.body.replaceChildren(sheet);
  document.body.className = "staged";
  await settled();
  for (const image of sheet.querySelectorAll('.fx-frame > img[src$=".png"]')) freeze(image);
  pack(sheet);
  sheet.style.visibility = "";
  const rectangle = (node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    return [left + scrollX, top + scrollY, width, height];
  };
  return Object.fromEntries([...sheet.querySelectorAll(".phone")].map((node) => [node.dataset.name, rectangle(node)]));

  function tile(name, messages, width) {
    const phone = Object.assign(document.createElement("div"), { className: "phone" });
    phone.dataset.name = `${name} ${width}`;
    phone.style.setProperty("--phone", `${width}px`);
    const list = Object.assign(document.createElement("ol"), { className: "entries" });
    messages.forEach((message, index) => {
      const entry = { n: index + 1, at, from: "mimi", kind: "message", via: "reply", message };
      list.append(renderEntry(entry, { tap: () => {}, avatar: picture, name: "MiMi", first: index === 0 }));
    });
    const quick = Object.assign(document.createElement("div"), { className: "quick" });
    quick.append(...quickReplyButtons(messages.at(-1), () => {}));
    phone.append(list, quick);
    return phone;
  }
}

/** Puts the first frame in place of a picture that moves. @param {HTMLImageElement} image */
function freeze(image) {
  const still = Object.assign(document.createElement("canvas"), { width: image.naturalWidth, height: image.naturalHeight });
  still.className = image.className;
  still.getContext("2d").drawImage(image, 0, 0);
  image.replaceWith(still);
}

/** Fills columns of equal width, always the shortest; what is wider than one comes below. @param {HTMLElement} sheet */
function pack(sheet) {
  const gap = 14;
  for (const node of sheet.children) if (node.offsetWidth > COLUMN) node.classList.add("tall");
  const pairs = [...sheet.children].map((node) => ({ node, width: node.offsetWidth, height: node.offsetHeight }));
  const narrow = pairs.filter(({ width }) => width <= COLUMN);
  const heights = Array(Math.floor((sheet.clientWidth - gap) / (COLUMN + gap))).fill(gap);
  for (const { node, height } of narrow) {
    const column = heights.indexOf(Math.min(...heights));
    put(node, gap + column * (COLUMN + gap), heights[column]);
    heights[column] += even(height) + gap;
  }
  let left = gap;
  let top = Math.max(...heights);
  let below = top;
  for (const { node, width, height } of pairs.filter((pair) => pair.width > COLUMN)) {
    if (left > gap && left + width > sheet.clientWidth) [left, top] = [gap, below];
    put(node, left, top);
    left += even(width) + gap;
    below = Math.max(below, top + even(height) + gap);
  }
  sheet.style.height = `${below}px`;
}

const COLUMN = 390 + 320 + 14;

/** On an even px a tile is drawn the same wherever it stands: two CSS px are one of the picture's. @param {number} size */
const even = (size) => 2 * Math.ceil(size / 2);

/** @param {HTMLElement} node @param {number} left @param {number} top */
function put(node, left, top) {
  Object.assign(node.style, { position: "absolute", left: `${left}px`, top: `${top}px` });
}

/** Waits for fonts, pictures and the two frames in which texts are fitted. */
async function settled() {
  await document.fonts.ready;
  const loading = [...document.images].filter((image) => !image.complete);
  await Promise.all(loading.map((image) => new Promise((done) => {
    image.addEventListener("load", done, { once: true });
    image.addEventListener("error", done, { once: true });
  })));
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
}

/**
 * Every text with its colour and all that lies behind it, the nearest first; and whether a part of it is cut off.
 * @returns {{text: string, where: string, ink: string, grounds: string[], size: number, bold: boolean, cut: boolean}[]}
 */
function texts() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    const text = node.textContent.trim();
    if (!text || !holder.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })) continue;
    if (["SCRIPT", "STYLE", "OPTION", "NOSCRIPT"].includes(holder.tagName)) continue;
    const { color, fontSize, fontWeight } = getComputedStyle(holder);
    const line = holder.closest(".fx-line, .fx-label") ?? holder;
    const cut = getComputedStyle(line).textOverflow === "ellipsis" && wider(node, line);
    found.push({
      text: text.slice(0, 40),
      where: holder.closest("[data-name]")?.dataset.name ?? holder.closest("[class]")?.className ?? holder.tagName,
      ink: color,
      grounds: grounds(holder),
      size: parseFloat(fontSize),
      bold: Number(fontWeight) >= 700,
      cut,
    });
  }
  return found;
}

/** @param {Node} text @param {Element} line */
function wider(text, line) {
  const words = document.createRange();
  words.selectNodeContents(text);
  return words.getBoundingClientRect().width > line.getBoundingClientRect().width + 0.5;
}

/** @param {Element|null} node @returns {string[]} */
function grounds(node) {
  const found = [];
  for (let at = node; at; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage.includes("gradient")) found.push(backgroundImage);
    if (backgroundColor !== "rgba(0, 0, 0, 0)") found.push(backgroundColor);
  }
  return found;
}
