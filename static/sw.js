/**
 * The service worker of the floor app. The server puts BUILD and SHELL (the files to keep) in front of this file.
 * Files are fingerprinted, so a kept one is never stale; /api and /desk are never touched.
 */

const CACHE = `shell-${BUILD}`;
const PAGE = "/";
const SCREENS = /^\/($|items\/|plan$|asks\/|surges\/|inbox$|promises$|promises\/|me$|scan$|place$|selftest$|join$|sign-in$|i\/|01\/|l\/)/;

addEventListener("install", (event) => event.waitUntil(fill()));

addEventListener("activate", (event) => event.waitUntil(takeOver()));

addEventListener("message", (event) => {
  if (event.data?.type === "take-over") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (SCREENS.test(url.pathname)) event.respondWith(page(request));
  } else if (url.pathname.startsWith(`/static/${BUILD}/`)) event.respondWith(file(request));
});

async function fill() {
  const shell = await fetch(new Request(PAGE, { cache: "reload" }));
  // In the middle of a deploy the page may be another build's, whose files are not kept here: then not this time.
  if (!shell.ok || !(await shell.clone().text()).includes(BUILD)) throw new Error("not the page of this build");
  const cache = await caches.open(CACHE);
  await cache.addAll(SHELL);
  await cache.put(PAGE, shell);
}

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("shell-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

/** Every screen is the same page; it comes from the phone at once, the network only fills a gap. */
async function page(request) {
  const kept = await caches.match(PAGE, { cacheName: CACHE });
  if (kept) return kept;
  return fetch(request);
}

/** A file of this build: kept, or fetched once and kept (the scanner comes when it is first used). */
async function file(request) {
  const kept = await caches.match(request, { cacheName: CACHE });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) keep(request, answer.clone());
  return answer;
}

/** A phone that is full keeps nothing more; the file was served all the same. */
async function keep(request, answer) {
  try {
    await (await caches.open(CACHE)).put(request, answer);
  } catch {
    /* It is fetched again when it is wanted again. */
  }
}
