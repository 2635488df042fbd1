/** One person at the desk: role, PIN, phones, access. What cannot be taken back is asked twice, but a lost phone goes at one press. */

import { html, useState } from "preact";
import { tr, trAs } from "../core/translation.js";
import { post, put } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { ago } from "../parts/phrases.js";
import { Sheet } from "../parts/sheet.js";
import { Trouble } from "../parts/status.js";
import { Code } from "./join-code.js";
import { roleWords } from "./roles.js";

/** `changed()` reads the list anew; `own` is true for the supervisor who looks. */
export function PersonSheet({ person, roles, own, changed, onClose }) {
  const [sure, setSure] = useState(null);
  const [link, setLink] = useState(null);
  const [busy, error, run] = useAction();
  const act = (work) =>
    run(async () => {
      await work();
      setSure(null);
      await changed();
    });
  if (link) {
    return html`<${Sheet} title=${tr("New PIN for {name}", { name: person.name })} onClose=${onClose}>
      <${Code} link=${link} words=${tr("Only {name} can use it: it opens the phone that scans it, and asks for a new PIN.", { name: person.name })} />
    <//>`;
  }
  if (sure) {
    return html`<${Sheet} title=${sure.title} onClose=${() => setSure(null)}>
      <p>${sure.words}</p>
      <${Trouble} error=${error} />
      <div class="pair">
        <button type="button" class="button" onClick=${() => setSure(null)}>${tr("Cancel")}</button>
        <button type="button" class="button button-danger" disabled=${busy} onClick=${() => act(sure.work)}>${sure.button}</button>
      </div>
    <//>`;
  }
  const resetPin = async () => setLink(await post(`/api/people/${person.id}/pin-reset`));
  return html`<${Sheet} title=${person.name} onClose=${onClose}>
    <${Trouble} error=${error} />
    ${roles.includes(person.role) && html`<${RoleForm} person=${person} roles=${roles} busy=${busy} save=${(role) => act(() => put(`/api/people/${person.id}/role`, { role }))} />`}
    <${Phones} person=${person} busy=${busy} shutOut=${(phone, done) => act(() => post(`/api/devices/${phone.id}/revocation`).then(done))} />
    <div class="stack-tight">
      <h3>${tr("Access")}</h3>
      ${person.state === "active" && html`<button type="button" class="button" onClick=${() => setSure({
        title: tr("New PIN for {name}?", { name: person.name }),
        words: pinWords(person, own),
        button: tr("Reset the PIN"),
        work: resetPin,
      })}>${tr("New PIN, or one more phone")}</button>`}
      ${person.state === "revoked"
        ? html`<button type="button" class="button button-main" disabled=${busy} onClick=${() => act(() => post(`/api/people/${person.id}/approval`))}>${tr("Let in again")}</button>`
        : html`<button type="button" class="button button-danger" onClick=${() => setSure(revocation(person))}>${person.state === "waiting" ? tr("Refuse") : tr("Revoke access")}</button>`}
    </div>
  <//>`;
}

function pinWords({ name }, own) {
  if (own) return tr("You are signed out on every phone now, and the old PIN no longer works. You get a code to scan for choosing a new one.");
  return tr("{name} is signed out on every phone now, and the old PIN no longer works. You get a code to scan for choosing a new one.", { name });
}

function revocation(person) {
  return {
    title: tr("Revoke {name}?", { name: person.name }),
    words: tr("{name} is signed out on every phone at once and cannot sign in again until you let them in.", { name: person.name }),
    button: tr("Revoke"),
    work: () => post(`/api/people/${person.id}/revocation`),
  };
}

function RoleForm({ person, roles, busy, save }) {
  const [role, setRole] = useState(person.role);
  return html`<form class="stack-tight" onSubmit=${(submit) => (submit.preventDefault(), save(role))}>
    <fieldset><legend>${trAs("person", "Role")}</legend>
      ${roles.map((one) => html`<label class="check"><input type="radio" name="role" checked=${role === one} onChange=${() => setRole(one)} />${roleWords(one)}</label>`)}
    </fieldset>
    ${role !== person.role && html`<p class="hint">${tr("{name} signs in again with the PIN, then the new role counts.", { name: person.name })}</p>
      <button class="button" disabled=${busy}>${tr("Save the role")}</button>`}
  </form>`;
}

/** One press, without a question: a phone in wrong hands does not wait, and one found again joins with a code. */
function Phones({ person, busy, shutOut }) {
  const [gone, setGone] = useState(null);
  const lost = (phone) => shutOut(phone, () => setGone(phone));
  return html`<div class="stack-tight">
    <h3>${tr("Phones")}</h3>
    ${!person.devices.length && html`<p class="quiet">${trAs("phones", "None.")}</p>`}
    <ul class="stack-tight">${person.devices.map((phone) => html`<li key=${phone.id} class="field-row">
      <span class="row-words"><span class="row-title">${phone.name}</span>
        <span class="row-say">${phone.locked ? tr("Locked after too many wrong PINs: make a new join code for it") : trAs("phone", "Seen {ago}", { ago: ago(phone.last_seen_at) })}</span></span>
      <button type="button" class="button button-small" aria-label=${tr("{phone} is lost: shut it out", { phone: phone.name })} disabled=${busy} onClick=${() => lost(phone)}>${tr("Lost: shut it out")}</button>
    </li>`)}</ul>
    <p class="hint" role="status">${gone
      ? html`<b>${tr("{phone} is shut out.", { phone: gone.name })}</b> ${tr("It is signed out now, and what it kept is erased when it next wakes. Found again? It joins with a new code.")}`
      : person.devices.length > 0 && tr("A lost phone is signed out at once. What it kept is erased when it next wakes.")}</p>
  </div>`;
}
