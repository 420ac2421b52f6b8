// What each step cost: a running log of replies, pushes and tokens, and the sums.

import { byId, el } from "../tools/dom.js";
import { clock } from "../tools/words.js";

/** @typedef {import("../api.js").Costs} Costs */

/** @param {Costs} costs @returns {Record<string, number>} */
const flat = ({ replies, pushes, model }) => ({ replies, pushes, ...model });

/** @param {number} count @param {string} one */
const many = (count, one) => `${count.toLocaleString("en-GB")} ${count === 1 ? one : PLURAL[one]}`;

const PLURAL = { reply: "replies", push: "pushes", "model call": "model calls" };

/**
 * The parts of a cost that are not nothing.
 * @param {Record<string, number>} cost
 * @returns {[string, string][]} class and words
 */
function parts(cost) {
  /** @type {[string, string][]} */
  const found = [];
  if (cost.replies) found.push(["reply", many(cost.replies, "reply")]);
  if (cost.pushes) found.push(["push", many(cost.pushes, "push")]);
  if (cost.calls) found.push(["model", many(cost.calls, "model call")]);
  if (cost.input || cost.output) {
    found.push(["tokens", `${cost.input} in${cost.cached ? ` (${cost.cached} cached)` : ""}, ${cost.output} out`]);
  }
  return found;
}

/** @param {Record<string, number>} cost */
const tags = (cost) => parts(cost).map(([name, text]) => el("span", { class: name, text }));

export function costLog() {
  const log = byId("cost-log");
  const sums = byId("costs");
  /** @type {Record<string, number>|null} */
  let before = null;
  /** @type {HTMLElement|null} */
  let row = null;
  /** @type {Record<string, number>} */
  let inRow = {};
  let begun = 0;

  /** Begins a step: what comes from now on is its cost. @param {string} label */
  function step(label) {
    const cost = el("div", { class: "step-cost" });
    begun = Date.now();
    const at = el("time", { text: clock(Date.now()) });
    row = el("li", { testid: "step" }, at, el("div", { class: "step-label", text: label }), cost);
    inRow = {};
    log.append(row);
    while (log.children.length > 200) log.firstElementChild?.remove();
    log.scrollTop = log.scrollHeight;
  }

  /** @param {import("../api.js").Chat} chat whose costs are sums since the chat began */
  function seen({ costs, entries }) {
    if (!costs) return;
    // What somebody else does with this person's phone, the demo for one, is a step as well.
    const said = before && entries.find((entry) => entry.from === "user");
    if (said && Date.now() - begun > 3000) step(said.message?.text ?? said.message?.type ?? said.text ?? "…");
    const now = flat(costs);
    const more = Object.fromEntries(Object.entries(now).map(([name, value]) => [name, value - (before?.[name] ?? 0)]));
    before = now;
    const limited = costs.pushQuota !== undefined && costs.pushQuota !== null;
    const left = limited ? `${costs.pushesLeft} of ${costs.pushQuota} pushes left` : "";
    sums.replaceChildren(...tags(now), el("span", { class: "left", text: left }));
    for (const [name, value] of Object.entries(now)) sums.dataset[name] = String(value);
    if (!Object.values(more).some((value) => value > 0)) return;
    if (!row) step("(before)");
    for (const [name, value] of Object.entries(more)) inRow[name] = (inRow[name] ?? 0) + Math.max(0, value);
    row?.querySelector(".step-cost")?.replaceChildren(...tags(inRow));
    log.scrollTop = log.scrollHeight;
  }

  return {
    step,
    seen,
    /** Another person's chat. */
    clear() {
      before = null;
      row = null;
      log.replaceChildren();
      sums.replaceChildren();
    },
  };
}
