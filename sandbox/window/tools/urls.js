// What may be loaded and followed. Everything that is not plain http or https is refused.

let publicUrl = "";

/**
 * Pictures under this address are loaded from this server's /public/ instead.
 * @param {string} url
 */
export function setPublicUrl(url) {
  publicUrl = url.replace(/\/+$/, "");
}

/**
 * The number that a tel: link calls, or null if it is another link.
 * @param {unknown} uri
 */
export function phoneNumber(uri) {
  return typeof uri === "string" ? /^tel:([+\d*#(). -]+)$/i.exec(uri)?.[1] ?? null : null;
}

/**
 * The address as a URL when it is http(s), else null (javascript:, data:, tel:, nonsense). LINE's older own form,
 * line://share, is read as https://line.me/R/share.
 * @param {unknown} text
 * @returns {URL|null}
 */
export function webUrl(text) {
  if (typeof text !== "string") return null;
  let url;
  try {
    url = new URL(text.replace(/^line:\/\//i, "https://line.me/R/"));
  } catch {
    return null;
  }
  return url.protocol === "https:" || url.protocol === "http:" ? url : null;
}

/**
 * Where this window loads a message's picture from, or null when it must not be loaded.
 * @param {unknown} text
 * @returns {string|null}
 */
export function pictureUrl(text) {
  if (typeof text === "string" && text.startsWith("/") && !text.startsWith("//")) return text;
  const url = webUrl(text);
  return url && localUrl(url.href);
}

/**
 * The same address, on this machine when it is under the public URL.
 * @param {string} href
 */
export function localUrl(href) {
  if (publicUrl && href.startsWith(`${publicUrl}/`)) return `/public/${href.slice(publicUrl.length + 1)}`;
  return href;
}

/**
 * The text that a line.me link puts into the message box, or null if it is another link.
 * @param {URL} url
 * @see https://developers.line.biz/en/docs/messaging-api/using-line-url-scheme/
 */
export function prefilledText(url) {
  if (url.hostname !== "line.me" || !/^\/R\/oaMessage\//i.test(url.pathname)) return null;
  return decode(url.search.slice(1));
}

/**
 * The text that a line.me link offers to share with friends, or null if it is another link.
 * @param {URL} url
 */
export function sharedText(url) {
  if (url.hostname !== "line.me") return null;
  if (/^\/R\/share$/i.test(url.pathname)) return url.searchParams.get("text") ?? "";
  if (/^\/R\/msg\/text\/?$/i.test(url.pathname)) return decode(url.search.slice(1));
  return null;
}

/** @param {URL} url */
export function isLiff(url) {
  return url.hostname === "liff.line.me";
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}

/**
 * Cuts a text at its web addresses: odd places are addresses.
 * @param {string} text
 * @returns {string[]}
 */
export function splitLinks(text) {
  return text.split(/(https?:\/\/[^\s<>"'、。「」]*[^\s<>"'、。「」.,!?;:)\]])/g);
}
