/**
 * Lighthouse over many pages in one browser. Reads `{chromium, categories, settings, pages: [{url, cookies, settings}]}`;
 * a page may say it again for itself. Answers each page with a line: `{url, shown, scores, wrong, metrics}`; `shown` is where it led.
 */

import { text } from "node:stream/consumers";
import lighthouse from "lighthouse";
import { launch } from "puppeteer-core";

const METRICS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];

const { chromium, categories, settings, pages } = JSON.parse(await text(process.stdin));
const browser = await launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"], headless: "shell" });
for (const one of pages) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const cookies = Object.entries(one.cookies).map(([name, value]) => cookie(name, value, one.url));
  if (cookies.length) await page.setCookie(...cookies);
  const flags = { onlyCategories: categories, disableStorageReset: true, logLevel: "error", output: [], ...settings, ...one.settings };
  const { lhr } = await lighthouse(one.url, flags, undefined, page);
  process.stdout.write(`${JSON.stringify(told(one.url, lhr))}\n`);
  await context.close();
}
await browser.close();

/** A browser takes a `__Host-` cookie from https only, and sends it to this machine by either. */
function cookie(name, value, url) {
  return name.startsWith("__Host-") ? { name, value, url: url.replace(/^http:/, "https:"), path: "/", secure: true } : { name, value, url };
}

function told(url, { finalDisplayedUrl: shown, categories: found, audits, runtimeError, runWarnings }) {
  const scores = Object.fromEntries(Object.values(found).map(({ id, score }) => [id, score === null ? null : Math.round(score * 100)]));
  const bad = Object.values(audits).filter(({ score, scoreDisplayMode }) => scoreDisplayMode === "binary" && score !== 1);
  const wrong = bad.map(({ id, title, details }) => `${id}: ${title}: ${JSON.stringify(details?.items ?? []).slice(0, 600)}`);
  if (runtimeError) wrong.push(runtimeError.message);
  const metrics = Object.fromEntries(METRICS.filter((id) => audits[id]).map((id) => [id, audits[id].numericValue]));
  return { url, shown, scores, wrong, metrics, warnings: runWarnings };
}
