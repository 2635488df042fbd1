/** The desk's page of how the store asks: every number with its reason, what it would do now, who changed it. */

import { html, render, useEffect, useState } from "preact";
import { complaintAbout, draftOf, policyOf, samePolicy } from "../core/policy.js";
import { tr } from "../core/translation.js";
import { get, put, whenRefused } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { clockTime } from "../parts/phrases.js";
import { Trouble } from "../parts/status.js";
import { lined } from "./figures.js";
import { listenAtTheDesk } from "./news.js";
import { Fields, Waves } from "./policy-form.js";
import { History } from "./policy-history.js";
import { Preview } from "./policy-preview.js";
import { DoneLine } from "./undo.js";

function Policy({ first, cursor, departments }) {
  const [told, setTold] = useState(first);
  const [draft, setDraft] = useState(() => draftOf(first.policy, first.fields));
  const [done, setDone] = useState(null);
  const [newer, setNewer] = useState(null);
  const [complaints, setComplaints] = useState([]);
  const [busy, error, run] = useAction();
  const policy = policyOf(draft, told.fields);
  const edited = !samePolicy(policy, told.policy);
  const look = async () => {
    const now = await get("/api/policy");
    setTold((last) => {
      if (now.version === last.version) return last;
      // Numbers that are being typed stay; the person decides which count.
      setDraft((mine) => (samePolicy(policyOf(mine, last.fields), last.policy) ? draftOf(now.policy, now.fields) : mine));
      setNewer(samePolicy(policyOf(draft, last.fields), last.policy) ? null : now.history[0]);
      return now;
    });
  };
  useEffect(() => listenAtTheDesk(cursor, (kinds) => kinds.has("policy.changed") && look()), []);
  const shown = (now) => {
    setTold(now);
    setDraft(draftOf(now.policy, now.fields));
    setNewer(null);
    setComplaints([]);
  };
  const save = (wanted, text) => run(async () => {
    const before = told.policy;
    try {
      shown(await put("/api/policy", { expected: told.version, policy: wanted }));
      setDone({ text, back: () => setBack(before) });
    } catch (problem) {
      setComplaints((problem.errors || []).map(complaintAbout));
      if (problem.status === 409) await look();
      throw problem;
    }
  });
  // The version may have moved on since: the newest counts as seen, as the line that offers this names what it undoes.
  const setBack = (before) => run(async () => {
    const { version } = await get("/api/policy");
    shown(await put("/api/policy", { expected: version, policy: before }));
    setDone({ text: tr("Undone: it is as it was before."), back: null });
  });
  return html`
    <p class="policy-lead">${tr("Who is asked when a colleague needs help, and how long everything may take. What you save counts from the next question on; questions that are on their way keep the numbers they started with.")}</p>
    <${DoneLine} done=${done} busy=${busy} />
    ${newer && html`<${Newer} newer=${newer} mine=${() => setNewer(null)} theirs=${() => shown(told)} />`}
    <div class="policy-columns">
      <form class="stack" noValidate onSubmit=${(submit) => {
        submit.preventDefault();
        save(policy, tr("Saved. It counts from the next question on."));
      }}>
        <${Waves} draft=${draft} setDraft=${setDraft} told=${told} complaints=${complaints} />
        <${Fields} draft=${draft} setDraft=${setDraft} told=${told} complaints=${complaints} />
        <div class="policy-save">
          <${Trouble} error=${error} />
          <p role="status">${edited ? tr("Not saved yet.") : tr("This is what counts now.")}</p>
          <button type="button" class="button" disabled=${busy || !edited} onClick=${() => shown(told)}>${tr("Discard")}</button>
          <button class="button button-main" disabled=${busy || !edited}>${busy ? tr("Saving…") : tr("Save")}</button>
        </div>
      </form>
      <${Preview} policy=${policy} departments=${departments} complain=${setComplaints} />
    </div>
    <${History} told=${told} busy=${busy} use=${(one) => save(one.policy, tr("It is again as in version {version}.", one))} defaults=${() => save(told.defaults, tr("The defaults count from the next question on."))} />`;
}

/** Somebody else saved while numbers are being typed here. */
function Newer({ newer, mine, theirs }) {
  return html`<div class="note note-doubt policy-newer" role="alert">
    <p><strong>${newerWords(newer)}</strong> ${lined(newer.changed)}. ${tr("Yours are still in the form and not saved.")}</p>
    <div class="desk-actions"><button type="button" class="button button-small" onClick=${mine}>${tr("Keep mine in the form")}</button>
    <button type="button" class="button button-small" onClick=${theirs}>${tr("Take theirs")}</button></div>
  </div>`;
}

function newerWords({ by, at }) {
  const time = clockTime(at);
  return by ? tr("{name} saved other numbers at {time}.", { name: by, time }) : tr("Somebody saved other numbers at {time}.", { time });
}

const told = (id) => JSON.parse(document.getElementById(id).textContent);
const place = document.getElementById("policy");
whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
render(html`<${Policy} first=${told("policy-now")} cursor=${Number(place.dataset.cursor)} departments=${told("departments-now")} />`, place);
