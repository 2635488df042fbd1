/**
 * The service worker of the floor app. The server puts BUILD and SHELL (the files to keep) in front of this file.
 * Files are fingerprinted, so a kept one is never stale; /api is never touched, and of /desk only the plan's editor is kept,
 * which goes on without network from how it was last loaded here.
 */

const CACHE = `shell-${BUILD}`;
const DESK = `desk-${BUILD}`;
const PAGE = "/";
const EDITOR = "/desk/plan";
/** After so long the editor that is kept opens instead, in ms. */
const EDITOR_PATIENCE = 5000;
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
    else if (url.pathname === EDITOR) event.respondWith(editor(request));
    else if (/^\/desk(\/|$)/.test(url.pathname)) event.respondWith(fetch(request).catch(away));
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
  const old = names.filter((name) => /^(shell|desk)-/.test(name) && name !== CACHE && name !== DESK);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

/** Every screen is the same page; it comes from the phone at once, the network only fills a gap. */
async function page(request) {
  const kept = await caches.match(PAGE, { cacheName: CACHE });
  if (kept) return kept;
  return fetch(request);
}

/** The plan's editor is told who looks, so it comes from the network; without one, as it was. Sign-out takes it away. */
async function editor(request) {
  const kept = await caches.match(EDITOR, { cacheName: DESK });
  try {
    return await keptEditor(await fetch(request, kept ? { signal: AbortSignal.timeout(EDITOR_PATIENCE) } : {}));
  } catch {
    return kept || away();
  }
}

/** The desk without network: what works instead. */
async function away() {
  const draws = await caches.match(EDITOR, { cacheName: DESK });
  const style = (name) => `<link rel="stylesheet" href="/static/${BUILD}/css/${name}.css">`;
  const words = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>No network · floorassist</title>${["tokens", "base", "sign", "public"].map(style).join("")}
    <main class="public"><h1>The desk needs the network</h1>
    <p class="public-foot">${draws ? "The plan can be drawn meanwhile, and the" : "The"} floor app works from this device.</p>
    <div class="public-ways"><a class="button button-main" href="">Try again</a>${draws ? `<a class="button" href="${EDITOR}">Draw the plan</a>` : ""}<a class="button" href="/">To the floor app</a></div></main>`;
  return new Response(words, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'" } });
}

/** Kept while whoever asks may see it. */
async function keptEditor(answer) {
  if (answer.ok) keep(EDITOR, answer.clone(), DESK);
  else if (answer.status !== 0 && answer.status < 500) await (await caches.open(DESK)).delete(EDITOR);
  return answer;
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
async function keep(request, answer, name = CACHE) {
  try {
    await (await caches.open(name)).put(request, answer);
  } catch {
    /* It is fetched again when it is wanted again. */
  }
}
