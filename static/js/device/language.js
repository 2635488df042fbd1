/**
 * The language of this phone. The server keeps the choice and answers in it; the page that is kept for a start without
 * network comes anew in it; then this page begins again.
 */

import { language, tr } from "../core/translation.js";
import { Unreachable, put } from "./api.js";
import { say } from "./store.js";
import { askForUpdate } from "./update.js";

/** In this tab: the language that the page turned to last, so that one that does not come is not asked for again and again. */
const TURNED = "turned-to";
const ANSWERS_WITHIN_MS = 8000;

let turning = null;
/** This page is of a version whose language does not change any more; the next one is free to turn. */
let isOver = false;

/**
 * Speaks `tag` from now on, here and to whoever is signed in; throws where the server cannot be told. `leaving` is done
 * right before this page begins again.
 */
export async function choose(tag, leaving) {
  const before = turnedTo();
  remember(tag);
  try {
    await put("/api/language", { language: tag });
  } catch (error) {
    remember(before);
    throw error;
  }
  // The page speaks it already, and whoever chose another before that did not come takes that back.
  if (tag === language()) return void remember(null);
  if ((await beginAnew(leaving)) === "lost") throw new Unreachable();
}

/** Whether a new beginning would lose what somebody has open or typed. */
export const inTheMiddle = () => [...(globalThis.document?.querySelectorAll("dialog[open], textarea") ?? [])].some((one) => one.open || one.value);

/** Goes over to the language of whoever is signed in, once. True when this page is about to begin again. */
export async function follow(tag) {
  if (!tag || tag === language()) {
    if (turnedTo()) remember(null);
    return false;
  }
  if (turning) return (await turning) === "kept";
  return !isOver && turnedTo() !== tag && remember(tag) && (await beginAnew()) === "kept";
}

/** Begins again in the language that the server answers in, where the page that is kept comes in it: "kept". */
async function beginAnew(leaving) {
  turning = keptAnew();
  const became = await turning;
  if (became === "kept") {
    leaving?.();
    location.reload();
    return became;
  }
  turning = null;
  remember(null);
  if (became !== "lost") {
    isOver = true;
    askForUpdate();
    say(tr("The language changes with the new version of this app. Take it when it is offered."));
  }
  return became;
}

/** Has every version of the app that is here fetch its page anew; what matters is the one that answers this page. */
async function keptAnew() {
  const { installing, waiting, active } = (await navigator.serviceWorker?.getRegistration().catch(() => null)) || {};
  for (const next of [installing, waiting].filter(Boolean)) fetchesAnew(next);
  return active ? fetchesAnew(active) : "kept";
}

function fetchesAnew(worker) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    // A version of last month does not know the question.
    setTimeout(() => resolve("newer"), ANSWERS_WITHIN_MS);
    worker.postMessage({ type: "speak-anew" }, [port2]);
  });
}

function turnedTo() {
  try {
    return sessionStorage.getItem(TURNED);
  } catch {
    return null;
  }
}

/** False where the browser keeps nothing: then the page does not turn by itself. */
function remember(tag) {
  try {
    if (tag) sessionStorage.setItem(TURNED, tag);
    else sessionStorage.removeItem(TURNED);
    return true;
  } catch {
    return false;
  }
}
