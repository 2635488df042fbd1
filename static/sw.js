/**
 * The service worker of the floor app. The server puts BUILD and SHELL (the files to keep) in front of this file.
 * Files are fingerprinted, so a kept one is never stale; /api is never touched, and of /desk only the plan's editor is kept,
 * which goes on without network from how it was last loaded here. A page is kept in the language that it came in, with the
 * catalogue that its scripts speak by, and comes anew when another language is chosen.
 */

const CACHE = `shell-${BUILD}`;
const DESK = `desk-${BUILD}`;
const PAGE = "/";
const EDITOR = "/desk/plan";
/** After so long the editor that is kept opens instead, in ms. */
const EDITOR_PATIENCE = 5000;
/** How long the pages may take that come in another language, in ms: whoever chose it waits for it. */
const PAGE_PATIENCE = 6000;
/** How long what is kept here may take, in ms; on any phone it is there within a moment. */
const KEPT_PATIENCE = 10_000;
const SCREENS = /^\/($|items\/|plan$|asks\/|surges\/|inbox$|promises$|promises\/|me$|scan$|place$|selftest$|join$|sign-in$|i\/|01\/|l\/)/;

let turn = Promise.resolve();
/** One after the other: a page that was asked for before a language was chosen must not be kept after it. */
const inTurn = (work) => (turn = turn.then(work, work));

addEventListener("install", (event) => event.waitUntil(inTurn(fill)));

addEventListener("activate", (event) => event.waitUntil(takeOver()));

addEventListener("message", (event) => {
  if (event.data?.type === "take-over") event.waitUntil(handOver().then(() => event.ports[0]?.postMessage(true)).catch(() => {}).then(() => void skipWaiting()));
  if (event.data?.type === "which") event.ports[0].postMessage(BUILD);
  if (event.data?.type === "speak-anew") event.waitUntil(inTurn(speakAnew).then((became) => event.ports[0].postMessage(became)));
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
  else if (url.pathname.startsWith("/static/")) event.respondWith(otherFile(request));
});

async function fill() {
  const shell = await fresh(PAGE);
  await (await caches.open(CACHE)).addAll(SHELL);
  await keepWhole(PAGE, shell, CACHE);
}

/** A page as the server has it now, in the language that is spoken now. A RangeError tells that it is another build's. */
async function fresh(path, about = {}) {
  const answer = await fetch(new Request(path, { ...about, cache: "reload", redirect: "manual" }));
  if (!answer.ok) throw new Error("no page");
  // In the middle of a deploy the page may be another build's, whose files are not kept here: then not this time.
  if (!(await answer.clone().text()).includes(BUILD)) throw new RangeError("not the page of this build");
  return answer;
}

/** Keeps a page, and before it what its scripts speak by: without its words it would not open. */
async function keepWhole(path, answer, name) {
  const words = wordsOf(await answer.clone().text());
  if (words) await (await caches.open(CACHE)).add(words);
  await (await caches.open(name)).put(path, answer);
}

/** The address of the catalogue that a page names, or null. */
const wordsOf = (page) => /\/static\/\w+\/translations\/[\w-]+\.js/.exec(page)?.[0] ?? null;

/** Another language was chosen: what is kept comes in it. "newer": the server has another build; "lost": no page came. */
async function speakAnew() {
  const about = { signal: AbortSignal.timeout(PAGE_PATIENCE) };
  try {
    await keepWhole(PAGE, await fresh(PAGE, about), CACHE);
  } catch (error) {
    return error instanceof RangeError ? "newer" : "lost";
  }
  if (await caches.match(EDITOR, { cacheName: DESK })) await fresh(EDITOR, about).then((answer) => keepWhole(EDITOR, answer, DESK)).catch(() => {});
  return "kept";
}

/**
 * What says texts in the language of the page that is kept, by its catalogue; in English where none is. The texts stand in
 * js/device/worker-words.js, where the translators' template finds them. `lang` and `dir` are the page's own.
 */
async function spoken() {
  const { page, messages } = await keptWords().catch(() => ({ page: "", messages: {} }));
  const say = (text, values = {}) => (messages[text] ?? text).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const [, lang, dir] = /<html lang="([\w-]+)" dir="(\w+)"/.exec(page) || ["", "en", "ltr"];
  return Object.assign(say, { lang, dir });
}

async function keptWords() {
  const page = await (await caches.match(PAGE, { cacheName: CACHE })).text();
  const words = await (await caches.match(wordsOf(page), { cacheName: CACHE })).text();
  return { page, messages: JSON.parse(words.slice(words.indexOf("{"), words.lastIndexOf("}") + 1)).messages };
}

/**
 * Before this version is switched on. A browser may think the one before busy for half a minute, and changes over only
 * then: until it does, that one opens this one's page.
 */
async function handOver() {
  const kept = await caches.match(PAGE, { cacheName: CACHE });
  const others = (await caches.keys()).filter((name) => name.startsWith("shell-") && name !== CACHE);
  await Promise.all(others.map(async (name) => (await caches.open(name)).put(PAGE, kept.clone())));
}

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => /^(shell|desk)-/.test(name) && name !== CACHE && name !== DESK);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

/** Every screen is the same page; it comes from the phone at once, the network only fills a gap. */
const page = (request) => ownFirst(PAGE, () => fetch(request));

/**
 * What is kept here, else what `fetched` brings. Under a full or busy browser what is kept may never answer: then the
 * network is asked, and without one it is waited for a while longer; an error is better than a screen that stays blank.
 */
async function ownFirst(request, fetched) {
  const kept = caches.match(request, { cacheName: CACHE }).catch(() => {});
  const late = () => new Promise((resolve) => setTimeout(resolve, KEPT_PATIENCE));
  const found = await Promise.race([kept, late()]);
  return found || fetched().catch(async (error) => (await Promise.race([kept, late()])) || Promise.reject(error));
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
  const say = await spoken();
  const does = draws ? say("The plan can be drawn meanwhile, and the floor app works from this device.") : say("The floor app works from this device.");
  const style = (name) => `<link rel="stylesheet" href="/static/${BUILD}/css/${name}.css">`;
  const words = `<!doctype html><html lang="${say.lang}" dir="${say.dir}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${say("No network")} · floorassist</title>${["tokens", "base", "sign", "public"].map(style).join("")}
    <main class="public"><h1>${say("The desk needs the network")}</h1>
    <p class="public-foot">${does}</p>
    <div class="public-ways"><a class="button button-main" href="">${say("Try again")}</a>${draws ? `<a class="button" href="${EDITOR}">${say("Draw the plan")}</a>` : ""}<a class="button" href="/">${say("To the floor app")}</a></div></main>`;
  return new Response(words, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'" } });
}

/** Kept while whoever asks may see it. */
async function keptEditor(answer) {
  if (answer.ok) keep(EDITOR, answer.clone(), DESK);
  else if (answer.status !== 0 && answer.status < 500) await (await caches.open(DESK)).delete(EDITOR);
  return answer;
}

/** A file of this build: kept, or fetched once and kept (the scanner comes when it is first used). */
const file = (request) => ownFirst(request, async () => {
  const answer = await fetch(request);
  if (answer.ok) keep(request, answer.clone());
  return answer;
});

/** A file of another build: of the one that waits, where it handed over its page already, or of a page that is still open. */
const otherFile = async (request) => (await caches.match(request)) || fetch(request);

/** A phone that is full keeps nothing more; the file was served all the same. */
async function keep(request, answer, name = CACHE) {
  try {
    await (await caches.open(name)).put(request, answer);
  } catch {
    /* It is fetched again when it is wanted again. */
  }
}
