/** A browser small enough for tests: sockets that the test opens and closes, answers that it gives, time that it moves. */

import { mock } from "node:test";

/** A socket that does what the test says. */
export class Socket {
  static CONNECTING = 0;
  static OPEN = 1;
  static all = [];

  constructor(url) {
    Object.assign(this, { url, readyState: 0, sent: [] });
    Socket.all.push(this);
  }

  open() {
    this.readyState = 1;
    this.onopen?.();
    this.say({ type: "hello", version: "1", cursor: 0, fresh: false });
  }

  say(frame) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close(code = 1006) {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

/** Sets the page up; `answer(path)` gives what the server says, or throws as a network does. Returns its levers. */
export function openPage(answer) {
  Socket.all = [];
  const ears = {};
  const listen = (kind, ear) => (ears[kind] ??= new Set()).add(ear);
  const unlisten = (kind, ear) => ears[kind]?.delete(ear);
  const asked = [];
  Object.assign(globalThis, {
    WebSocket: Socket,
    location: { protocol: "https:", host: "store.example" },
    document: { visibilityState: "visible", addEventListener: listen, removeEventListener: unlisten },
    addEventListener: listen,
    removeEventListener: unlisten,
    fetch: async (path) => {
      asked.push(path);
      const body = await answer(path);
      return { ok: true, status: 200, headers: new Headers({ "content-type": "application/json" }), json: async () => body };
    },
  });
  mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  return {
    asked,
    tell: (kind) => [...(ears[kind] || [])].forEach((ear) => ear()),
    ears: () => Object.values(ears).reduce((sum, set) => sum + set.size, 0),
    pass: async (ms) => {
      mock.timers.tick(ms);
      await settled();
    },
    close: () => mock.timers.reset(),
  };
}

/** Everything that waits for a promise has gone on. */
export async function settled() {
  for (let turn = 0; turn < 20; turn += 1) await null;
  await new Promise((resolve) => setImmediate(resolve));
}
