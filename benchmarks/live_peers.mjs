// What the wire is measured against in Node.js: the same small server as in live_peers.py, on ws and on Socket.IO.
// `node live_peers.mjs ws 9000`

import { createServer } from "node:http";

const [kind, port] = process.argv.slice(2);
const servers = { ws: onWs, "socket.io": onSocketIo };
await servers[kind](createServer());

/** ws: a frame goes on to the phone that it names, or to all of them. */
async function onWs(http) {
  const { WebSocketServer } = await import("ws");
  const sockets = new Map();
  const server = new WebSocketServer({ server: http, perMessageDeflate: false, path: "/live" });
  server.on("connection", (socket, request) => {
    const id = Number(new URL(request.url, "http://x").searchParams.get("id"));
    sockets.set(id, socket);
    socket.send("hello");
    socket.on("error", () => {});
    socket.on("close", () => sockets.get(id) === socket && sockets.delete(id));
    socket.on("message", (data) => {
      const text = data.toString();
      const { to } = JSON.parse(text);
      for (const one of to < 0 ? sockets.values() : [sockets.get(to)]) one?.send(text);
    });
  });
  http.listen({ port: Number(port), host: "127.0.0.1", backlog: 4096 });
}

/** Socket.IO: each phone in a room of its own. */
async function onSocketIo(http) {
  const { Server } = await import("socket.io");
  const server = new Server(http, { transports: ["websocket"] });
  server.on("connection", (socket) => {
    socket.join(socket.handshake.query.id);
    socket.on("ping_other", (body) => (body.to < 0 ? server : server.to(String(body.to))).emit("news", body));
  });
  http.listen({ port: Number(port), host: "127.0.0.1", backlog: 4096 });
}
