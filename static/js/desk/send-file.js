/** Sends one file with a few words beside it; large files over slow Wi-Fi may take minutes. */

import { mark, tr } from "../core/translation.js";
import { Problem, Unreachable } from "../device/api.js";

const PATIENCE_MS = 180_000;
const LARGEST = 10 * 1024 * 1024;
const TOO_LARGE = mark("The file is larger than 10 MB. Split it and import the parts.");

/** The parsed answer. Throws Problem or Unreachable. */
export async function sendFile(path, file, words) {
  // Said here: the server hangs up in the middle of such a file, which looks like no connection.
  if (file.size > LARGEST) throw new Problem(413, { detail: tr(TOO_LARGE) });
  const form = new FormData();
  form.append("file", file);
  for (const [name, value] of Object.entries(words)) form.append(name, String(value));
  let answer;
  let body;
  try {
    answer = await fetch(path, { method: "POST", body: form, credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE_MS) });
    body = await answer.json();
  } catch {
    if (answer?.status === 413) throw new Problem(413, { detail: tr(TOO_LARGE) });
    throw new Unreachable();
  }
  if (!answer.ok) throw new Problem(answer.status, body);
  return body;
}
