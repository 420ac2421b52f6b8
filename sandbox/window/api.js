// Every call to the control API of the sandbox.

/**
 * @typedef {{id: string, name: string, language: string, blocked?: boolean}} Person
 * @typedef {{n: number, at: number|string, from: "user"|"mimi"|"line", kind: "message"|"note",
 *   message?: any, via?: "reply"|"push", text?: string}} Entry
 * @typedef {{replies: number, pushes: number, pushQuota?: number, pushesLeft?: number,
 *   model: {calls: number, input: number, cached: number, output: number}}} Costs
 * @typedef {{entries: Entry[], typing: boolean, richMenu: any, friend: boolean, blocked: boolean, costs: Costs, version?: number}} Chat
 */

/** The sandbox answered, and said no. */
export class Refused extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>} the answer's JSON
 * @throws {Error} when the sandbox is away or refuses
 */
export async function call(method, path, body, signal) {
  const response = await fetch(path, {
    method,
    signal,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  let answer;
  try {
    answer = text ? JSON.parse(text) : {};
  } catch {
    answer = { message: text.slice(0, 200) };
  }
  if (!response.ok) throw new Refused(response.status, answer.error ?? answer.message ?? `${method} ${path}: ${response.status}`);
  return answer;
}

const person = (id) => `/sandbox/people/${encodeURIComponent(id)}`;

export const api = {
  options: () => call("GET", "/sandbox/options"),
  /** @returns {Promise<Person[]>} */
  people: () => call("GET", "/sandbox/people"),
  addPerson: (name, language) => call("POST", "/sandbox/people", { name, language }),
  follow: (id) => call("POST", `${person(id)}/follow`, {}),
  unfollow: (id) => call("POST", `${person(id)}/unfollow`, {}),
  text: (id, text) => call("POST", `${person(id)}/text`, { text }),
  tap: (id, tap) => call("POST", `${person(id)}/tap`, tap),
  voices: () => call("GET", "/sandbox/voices"),
  speak: (id, voice) => call("POST", `${person(id)}/voice`, { voice }),
  media: (id, type) => call("POST", `${person(id)}/media`, { type }),
  unsend: (id, messageId) => call("POST", `${person(id)}/unsend`, { messageId }),
  language: (id, language) => call("POST", `${person(id)}/language`, { language }),
  redeliver: (eventId) => call("POST", "/sandbox/redeliver", { eventId }),
  reset: () => call("POST", "/sandbox/reset", {}),
  switches: () => call("GET", "/sandbox/switches"),
  setSwitches: (change) => call("PATCH", "/sandbox/switches", change),
  /** @returns {Promise<Chat>} */
  chat: (id, after, version, wait, signal) => {
    const news = wait ? `&version=${version}&wait=${wait}` : "";
    return call("GET", `${person(id)}/chat?after=${after}${news}`, undefined, signal);
  },
};
