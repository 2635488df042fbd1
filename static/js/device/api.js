/** Calls to the server: JSON in and out, 8 seconds at most unless told, and errors that are sentences. */

import { tr } from "../core/translation.js";
import { connection } from "./store.js";

const PATIENCE_MS = 8000;

/** The server answered with a refusal; `message` is a sentence a person can act on. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || tr("The server refused this. Try again, or tell your supervisor."));
    this.name = "Problem";
    this.status = status;
    this.errors = body.errors || [];
    this.body = body;
  }
}

/** No answer came: no network, or the server is away. */
export class Unreachable extends Error {
  constructor() {
    super(tr("No connection to the store's server. Check the Wi-Fi, then try again."));
    this.name = "Unreachable";
  }
}

/** How long what came along with the page is news. */
const TOLD_MS = 30_000;
/** What came along with the page, by path: the answers to its first calls, each good once. */
const told = whatCameAlong();

let refused = () => {};

/** Registers what happens when the server no longer knows this phone's session. */
export function whenRefused(ear) {
  refused = ear;
}

export const get = (path, options) => cameAlong(path) ?? call("GET", path, undefined, options);
export const post = (path, body, options) => call("POST", path, body ?? {}, options);
export const put = (path, body, options) => call("PUT", path, body ?? {}, options);
export const remove = (path, options) => call("DELETE", path, undefined, options);

/**
 * The parsed answer, or null for "no content". Throws Problem, Unreachable, or the AbortError of `signal`.
 */
export async function call(method, path, body, { signal, patience = PATIENCE_MS } = {}) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  if (signal?.aborted) limit.abort();
  signal?.addEventListener("abort", () => limit.abort(), { once: true });
  try {
    const answer = await fetch(path, {
      method,
      signal: limit.signal,
      credentials: "same-origin",
      headers: body === undefined ? { accept: "application/json" } : JSON_HEADERS,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const parsed = await bodyOf(answer);
    heard(true);
    if (answer.ok) return parsed;
    if (answer.status === 401 && !path.endsWith("/sign-in")) refused();
    throw new Problem(answer.status, parsed || {});
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (signal?.aborted) throw new DOMException("Cancelled", "AbortError");
    heard(false);
    throw new Unreachable();
  } finally {
    clearTimeout(timer);
  }
}

const JSON_HEADERS = { accept: "application/json", "content-type": "application/json" };

async function bodyOf(answer) {
  if (answer.status === 204) return null;
  if (/json/.test(answer.headers.get("content-type") || "")) return answer.json();
  // A gateway between phone and server answers in HTML: that is no answer of ours.
  if (answer.ok) throw new TypeError("not JSON");
  if (answer.status >= 502) throw new TypeError("gateway");
  return {};
}

function whatCameAlong() {
  const element = globalThis.document?.getElementById?.("told");
  element?.remove();
  return JSON.parse(element?.textContent ?? "{}");
}

/** A promise of what was told along about `path`, or nothing. */
function cameAlong(path) {
  const answer = told[path];
  delete told[path];
  if (answer === undefined || Date.now() - performance.timeOrigin > TOLD_MS) return undefined;
  heard(true);
  return Promise.resolve(answer);
}

/** Notes whether the server was just heard; screens show it. */
export function heard(online) {
  connection.value = { online, at: online ? Date.now() : connection.value.at };
}

/** A key that makes a repeated call the same call. Works without HTTPS, where randomUUID is missing. */
export function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** True for the error of a call that was cancelled on purpose. */
export const wasCancelled = (error) => error?.name === "AbortError";
