// A stand-in for LINE's LIFF SDK: enough of `window.liff` for MiMi's page to run in a browser.
// Who is using the page: `?person=<LINE id>`, kept in the cookie `sandbox_person`. `?outside=1` plays a browser outside
// LINE, `?expired=1` hands out an ID token that has run out.
(() => {
  "use strict";

  const sandbox = new URL(document.currentScript.src).origin;
  const query = new URLSearchParams(location.search);
  const outside = query.get("outside") === "1";
  let idToken = null;
  let markReady;
  const ready = new Promise((resolve) => {
    markReady = resolve;
  });

  class LiffError extends Error {
    constructor(code, message) {
      super(message);
      this.name = "LiffError";
      this.code = code;
    }
  }

  const readCookie = (name) => {
    const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
    return found ? decodeURIComponent(found.slice(name.length + 1)) : null;
  };

  const keepPerson = (id) => {
    document.cookie = `sandbox_person=${encodeURIComponent(id)}; path=/; SameSite=Lax`;
  };

  const fetchToken = async (person) => {
    const expired = query.get("expired") === "1" ? "?expired=1" : "";
    const answer = await fetch(`${sandbox}/sandbox/people/${encodeURIComponent(person)}/id-token${expired}`);
    return answer.ok ? (await answer.json()).id_token : null;
  };

  const decode = (token) => {
    const payload = token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
    const bytes = Uint8Array.from(atob(payload), (sign) => sign.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  };

  window.liff = {
    id: null,
    ready,

    async init({ liffId } = {}) {
      if (!liffId) {
        throw new LiffError("INVALID_CONFIG", "liffId is necessary for liff.init()");
      }
      const person = query.get("person") || readCookie("sandbox_person");
      if (person) {
        keepPerson(person);
        idToken = await fetchToken(person);
      }
      window.liff.id = liffId;
      markReady();
    },

    isLoggedIn: () => idToken !== null,
    isInClient: () => !outside,
    getIDToken: () => idToken,
    getDecodedIDToken: () => (idToken ? decode(idToken) : null),
    getAccessToken: () => idToken,
    getLanguage: () => navigator.language,
    getAppLanguage: () => navigator.language,
    getOS: () => "web",
    getVersion: () => "2.0.0",
    getLineVersion: () => (outside ? null : "15.0.0"),

    async getProfile() {
      if (!idToken) {
        throw new LiffError("UNAUTHORIZED", "Need access_token for api call, Please login first");
      }
      const { sub, name, picture } = decode(idToken);
      return { userId: sub, displayName: name, ...(picture ? { pictureUrl: picture } : {}) };
    },

    // LINE would show its login page; here the cookie's person, or whoever the page's address names, comes back.
    login({ redirectUri } = {}) {
      location.assign(redirectUri || location.href);
    },

    // The page forgets its tokens; LINE itself still knows who holds the phone, so the next login is somebody's at once.
    logout() {
      idToken = null;
    },

    openWindow({ url, external } = {}) {
      if (!url) {
        throw new LiffError("INVALID_ARGUMENT", "Invalid parameters for liff.openWindow()");
      }
      if (external) {
        window.open(url, "_blank");
      } else {
        location.assign(url);
      }
    },

    closeWindow() {
      window.dispatchEvent(new CustomEvent("liff:closed"));
      window.close();
    },
  };
})();
