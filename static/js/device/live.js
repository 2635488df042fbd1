/**
 * The one socket: it carries news, never orders. After any gap the phone asks for what came after its cursor.
 */

import { get, heard } from "./api.js";

const BEAT_MS = 50_000;
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 15_000;
/** A network that swallows everything keeps a socket connecting for minutes; longer than this it is tried anew. */
const HANDSHAKE_MS = 8000;
const RESTARTING = 1012;
/** Every phone of the store hears of a restart at once: they come back over some seconds. */
const SOONEST_AFTER_RESTART_MS = 200;
const LATEST_AFTER_RESTART_MS = 3000;
const SIGNED_OUT = 4401;
const UPDATE_NEEDED = 4409;
/** Doubles come close together; ids older than this many events are forgotten. */
const REMEMBERED = 500;

/**
 * Opens the socket and keeps it open until `stop`.
 * `ears`: `{onEvent(event), onHello(hello), onAnew(), onSignedOut(), onUpdateNeeded()}`.
 */
export function startLive(cursor, ears) {
  const line = { cursor, ears, seen: new Set(), tries: 0, socket: null, timers: new Set(), over: false, unsent: [], heard: false };
  const wake = () => document.visibilityState === "visible" && hurry(line);
  // Another network: whatever was open runs over the old one.
  const moved = () => anew(line);
  document.addEventListener("visibilitychange", wake);
  addEventListener("online", moved);
  addEventListener("pageshow", wake);
  connect(line);
  return {
    /** Tells the server that this ask rings here. */
    received: (ask) => sendOrKeep(line, { type: "received", ask }),
    /** Tells the server that somebody looks at it. */
    seen: (ask) => sendOrKeep(line, { type: "seen", ask }),
    /** Tells the server that its person looks something up; old news helps nobody, so it is not kept. */
    finding: () => sendFrame(line, { type: "finding" }),
    stop() {
      line.over = true;
      document.removeEventListener("visibilitychange", wake);
      removeEventListener("online", moved);
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
  const beat = setInterval(() => keepUp(line), BEAT_MS);
  const handshake = setTimeout(() => socket.readyState === WebSocket.CONNECTING && socket.close(), HANDSHAKE_MS);
  socket.onopen = () => {
    for (const frame of line.unsent.splice(0)) sendFrame(line, frame);
  };
  socket.onmessage = (message) => line.socket === socket && take(line, message);
  socket.onclose = (close) => {
    clearInterval(beat);
    clearTimeout(handshake);
    if (line.socket === socket) dropped(line, close.code);
  };
}

/** A beat; and where the socket was silent since the last one, a look whether it is only quiet or dead. */
async function keepUp(line) {
  const quiet = !line.heard;
  line.heard = false;
  sendFrame(line, { type: "beat" });
  if (quiet && !(await catchUp(line))) anew(line);
}

/** Gives the socket up, which may be dead without knowing it, and opens another. */
function anew(line) {
  if (line.over) return;
  const old = line.socket;
  line.socket = null;
  old?.close();
  hurry(line);
}

function take(line, message) {
  const frame = JSON.parse(message.data);
  heard(true);
  line.heard = true;
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
  line.ears.onAnew?.();
}

/** Hands each event on once, in order, then moves the cursor. True when there was something new. */
function accept(line, { events, cursor }) {
  const unseen = events.filter(({ id }) => !line.seen.has(id));
  for (const event of unseen) {
    line.seen.add(event.id);
    line.ears.onEvent(event);
  }
  if (line.seen.size > REMEMBERED) line.seen = new Set([...line.seen].slice(-REMEMBERED / 2));
  line.cursor = Math.max(line.cursor, cursor);
  return unseen.length > 0;
}

/** Reads everything after the cursor over plain HTTP, also where sockets are blocked. False: the socket should have told. */
async function catchUp(line) {
  let told = true;
  try {
    for (let more = true; more && !line.over; ) {
      const page = await get(`/api/events?after=${line.cursor}`);
      if (line.over) return true;
      if (page.fresh) startAnew(line, page.cursor);
      else if (accept(line, page)) told = false;
      more = page.more;
    }
  } catch {
    return false;
  }
  return told;
}

function dropped(line, code) {
  line.socket = null;
  if (line.over) return;
  if (code === SIGNED_OUT) return line.ears.onSignedOut();
  if (code === UPDATE_NEEDED) return line.ears.onUpdateNeeded();
  if (line.tries > 0) heard(false);
  const wait = code === RESTARTING ? afterRestart() : backOff(line.tries);
  line.tries += 1;
  later(line, wait, () => {
    catchUp(line);
    connect(line);
  });
}

function afterRestart() {
  return SOONEST_AFTER_RESTART_MS + (LATEST_AFTER_RESTART_MS - SOONEST_AFTER_RESTART_MS) * Math.random();
}

/** Jitter: a thousand phones must not come back in the same second. */
function backOff(tries) {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries) * (0.3 + 0.7 * Math.random());
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

/** A ping may come by plain HTTP before the socket is open: its notice waits, else the server would go on to another. */
function sendOrKeep(line, frame) {
  if (!sendFrame(line, frame)) line.unsent.push(frame);
}

function sendFrame(line, frame) {
  if (line.socket?.readyState !== WebSocket.OPEN) return false;
  line.socket.send(JSON.stringify(frame));
  return true;
}
