/**
 * The one socket: it carries news, never orders. After any gap the phone asks for what came after its cursor.
 */

import { get, heard } from "./api.js";

const BEAT_MS = 50_000;
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 15_000;
const SIGNED_OUT = 4401;
const UPDATE_NEEDED = 4409;
/** Doubles come close together; ids older than this many events are forgotten. */
const REMEMBERED = 500;

/**
 * Opens the socket and keeps it open until `stop`.
 * `ears`: `{onEvent(event), onHello(hello), onAnew(), onSignedOut(), onUpdateNeeded(), onCursor(cursor)}`.
 */
export function startLive(cursor, ears) {
  const line = { cursor, ears, seen: new Set(), tries: 0, socket: null, timers: new Set(), over: false };
  const wake = () => document.visibilityState === "visible" && hurry(line);
  document.addEventListener("visibilitychange", wake);
  addEventListener("online", wake);
  addEventListener("pageshow", wake);
  connect(line);
  return {
    /** Tells the server that this ask rings here. */
    received: (ask) => sendFrame(line, { type: "received", ask }),
    stop() {
      line.over = true;
      document.removeEventListener("visibilitychange", wake);
      removeEventListener("online", wake);
      removeEventListener("pageshow", wake);
      for (const timer of line.timers) clearTimeout(timer);
      line.socket?.close(1000);
    },
  };
}

function connect(line) {
  if (line.over) return;
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(`${scheme}//${location.host}/live?after=${line.cursor}&v=1`);
  line.socket = socket;
  const beat = setInterval(() => sendFrame(line, { type: "beat" }), BEAT_MS);
  socket.onmessage = (message) => take(line, message);
  socket.onclose = (close) => {
    clearInterval(beat);
    if (line.socket === socket) dropped(line, close.code);
  };
}

function take(line, message) {
  const frame = JSON.parse(message.data);
  heard(true);
  line.tries = 0;
  if (frame.type === "hello") {
    line.ears.onHello?.(frame);
    if (frame.fresh) startAnew(line, frame.cursor);
  }
  if (frame.type === "events") accept(line, frame);
}

/** The log does not reach back to this phone's cursor: what is shown must be loaded, not patched. */
function startAnew(line, cursor) {
  line.cursor = cursor;
  line.ears.onCursor?.(cursor);
  line.ears.onAnew?.();
}

/** Hands each event on once, in order, then moves the cursor. */
function accept(line, { events, cursor }) {
  for (const event of events) {
    if (line.seen.has(event.id)) continue;
    line.seen.add(event.id);
    line.ears.onEvent(event);
  }
  if (line.seen.size > REMEMBERED) line.seen = new Set([...line.seen].slice(-REMEMBERED / 2));
  if (cursor > line.cursor) {
    line.cursor = cursor;
    line.ears.onCursor?.(cursor);
  }
}

/** Reads everything after the cursor over plain HTTP, also where sockets are blocked. */
async function catchUp(line) {
  try {
    for (let more = true; more && !line.over; ) {
      const page = await get(`/api/events?after=${line.cursor}`);
      if (page.fresh) startAnew(line, page.cursor);
      else accept(line, page);
      more = page.more;
    }
  } catch {
    /* The next connection tries again. */
  }
}

function dropped(line, code) {
  line.socket = null;
  if (line.over) return;
  if (code === SIGNED_OUT) return line.ears.onSignedOut();
  if (code === UPDATE_NEEDED) return line.ears.onUpdateNeeded();
  if (line.tries > 0) heard(false);
  const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** line.tries);
  line.tries += 1;
  // Full jitter: a thousand phones must not come back in the same second.
  later(line, ceiling * (0.3 + 0.7 * Math.random()), () => {
    catchUp(line);
    connect(line);
  });
}

/** The phone woke: what was missed is fetched at once, as a socket may have died without a word meanwhile. */
function hurry(line) {
  if (line.over) return;
  for (const timer of line.timers) clearTimeout(timer);
  line.timers.clear();
  catchUp(line);
  if (!line.socket) connect(line);
}

function later(line, wait, work) {
  const timer = setTimeout(() => {
    line.timers.delete(timer);
    work();
  }, wait);
  line.timers.add(timer);
}

function sendFrame(line, frame) {
  if (line.socket?.readyState === WebSocket.OPEN) line.socket.send(JSON.stringify(frame));
}
