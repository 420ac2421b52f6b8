// The return page: looks again by itself until the order has come to its end.
"use strict";

const page = document.body;
const FIRST_MS = 2000;
const LAST_MS = 15000;
const STOP_AFTER_MS = 60 * 60 * 1000;
const began = Date.now();
let pause = FIRST_MS;
let timer = 0;

const show = (state) => {
  if (state === page.dataset.state) return;
  const shown = document.querySelector(`[data-shows="${state}"]`);
  if (!shown) return;
  page.dataset.state = state;
  for (const one of document.querySelectorAll("[data-shows]")) one.hidden = one !== shown;
  document.getElementById("heading").textContent = shown.dataset.heading;
  document.getElementById("again").hidden = ["paid", "waiting", "problem"].includes(state);
  const how = document.getElementById("how");
  if (how) how.hidden = state !== "waiting";
};

const look = async () => {
  clearTimeout(timer);
  let wait = 0;
  try {
    const answer = await fetch(page.dataset.look, { cache: "no-store" });
    const said = await answer.json();
    wait = Number(answer.headers.get("Retry-After") || 0) * 1000; // asked to slow down
    show(said.state);
    if (said.final) {
      page.dataset.final = "yes";
      return;
    }
  } catch {
    // The connection is away: the next look will tell.
  }
  pause = Math.min(pause * 1.4, LAST_MS);
  if (Date.now() - began < STOP_AFTER_MS) timer = setTimeout(look, Math.max(pause, wait));
};

if (page.dataset.look && page.dataset.final !== "yes") {
  timer = setTimeout(look, pause);
  // Back from the bank's app: look at once.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && page.dataset.final !== "yes") {
      pause = FIRST_MS;
      look();
    }
  });
}
