// The pay page: who is there (LIFF), what they have, and one tap to Stripe. All words stand in the page itself.
"use strict";

const page = document.body;
const packages = [...document.querySelectorAll("[data-package]")];
const byId = (id) => document.getElementById(id);
const PATIENCE_MS = 25000;
const AGAIN_MS = 60000;

let busy = false;
let retry = null;

const words = (name) => document.querySelector(`[data-says="${name}"]`).textContent;

const tell = (name, again = null) => {
  retry = again;
  byId("problem-text").textContent = name ? words(name) : "";
  byId("problem").hidden = !name;
  byId("retry").hidden = !again;
  if (name) byId("problem").focus();
};

const enable = (on) => {
  busy = !on;
  for (const one of packages) {
    one.disabled = !on;
    one.removeAttribute("aria-busy");
  }
  byId("status").textContent = "";
};

const ask = async (path, body) => {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...body, id_token: liff.getIDToken(), promise: page.dataset.promise, language: document.documentElement.lang }),
      signal: giveUp.signal,
    });
    const said = await answer.json();
    return answer.ok ? said : { error: said.error || "away" };
  } catch {
    return { error: "network" };
  } finally {
    clearTimeout(timer);
  }
};

// The token is good for an hour, by the server's clock: a phone's may be wrong. A new one comes with a new login; if that does not help, the chat opens the page afresh.
const logInAgain = () => {
  const last = Number(sessionStorage.getItem("again") || 0);
  if (Date.now() - last < AGAIN_MS) {
    tell("again");
    return;
  }
  sessionStorage.setItem("again", String(Date.now()));
  tell("token");
  const wanted = document.querySelector(".wanted");
  const here = location.origin + location.pathname + (wanted ? `?package=${wanted.dataset.package}` : "");
  liff.logout();
  if (liff.isInClient()) location.replace(here);
  else liff.login({ redirectUri: here });
};

const refuse = (error, again) => {
  if (error === "token") logInAgain();
  else if (error === "changed" || error === "code") tell(error, () => location.reload());
  else tell(document.querySelector(`[data-says="${error}"]`) ? error : "away", again);
};

const showAccount = async () => {
  const account = await ask("/liff/account", {});
  if (account.error === "token") {
    logInAgain();
    return;
  }
  if (account.error === "slow") tell("slow", showAccountAgain);
  if (account.error) return;
  byId("hello").textContent = account.hello;
  byId("balance").textContent = account.balance;
  byId("balance-line").hidden = false;
  byId("notes").replaceChildren(...account.notes.map(paragraph));
  byId("news").replaceChildren(...account.news.map(paragraph));
  for (const button of packages) showPackage(button, account.packages[button.dataset.package]);
};

const paragraph = (line) => Object.assign(document.createElement("p"), { textContent: line });

// A code of theirs may bring more stars than the page showed to anybody.
const showPackage = (button, shown) => {
  if (!shown) return;
  button.dataset.total = shown.total;
  for (const part of button.querySelectorAll("[data-what]")) {
    part.textContent = shown[part.dataset.what];
    part.hidden = !part.textContent;
  }
};

const showAccountAgain = () => {
  tell(null);
  showAccount();
};

const pay = async (button) => {
  if (busy) return;
  tell(null);
  enable(false);
  button.setAttribute("aria-busy", "true");
  byId("status").textContent = words("opening");
  const begun = await ask("/liff/checkout", { package: button.dataset.package, shown: Number(button.dataset.total) });
  if (begun.url) {
    location.assign(begun.url);
    return;
  }
  enable(true);
  button.focus();
  refuse(begun.error, null);
};

const speakTheirs = () => {
  const spoken = (liff.getAppLanguage?.() || liff.getLanguage?.() || "").slice(0, 2);
  if (page.dataset.chosen === "yes" || !["th", "en"].includes(spoken) || spoken === document.documentElement.lang) return false;
  const there = new URL(location.href);
  there.searchParams.set("lang", spoken);
  location.replace(there);
  return true;
};

// What the SDK keeps between visits can stop it from starting. After the second failure it is forgotten, and then the chat remains.
const initialise = async () => {
  try {
    await liff.init({ liffId: page.dataset.liffId });
    sessionStorage.removeItem("failed");
    return true;
  } catch {
    const failures = Number(sessionStorage.getItem("failed") || 0) + 1;
    sessionStorage.setItem("failed", String(failures));
    if (failures === 2) {
      for (const key of Object.keys(localStorage)) if (key.includes(page.dataset.liffId)) localStorage.removeItem(key);
      location.reload();
    } else {
      tell("line", () => location.reload());
      byId("outside").hidden = failures < 2;
    }
    return false;
  }
};

const start = async () => {
  tell(null);
  if (!(await initialise())) return;
  if (speakTheirs()) return;
  if (!liff.isLoggedIn()) {
    byId("outside").hidden = false;
    return;
  }
  enable(true);
  await showAccount();
  showWanted();
};

// The package that was tapped in the chat: where the thumb is, and first for a keyboard. Nothing is paid before it is tapped here.
const showWanted = () => {
  const wanted = document.querySelector(".wanted");
  if (!wanted || !byId("problem").hidden) return;
  wanted.scrollIntoView({ block: "center" });
  wanted.focus({ preventScroll: true });
};

for (const button of packages) button.addEventListener("click", () => pay(button));
byId("retry").addEventListener("click", () => retry?.());
byId("login").addEventListener("click", () => liff.login({ redirectUri: location.href }));
for (const link of document.querySelectorAll("[data-language]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const there = new URL(location.href);
    there.searchParams.set("lang", link.dataset.language);
    location.assign(there);
  });
}
// Back from Stripe's page by the browser's own button: the page wakes up as it was left.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) start();
});
start();
