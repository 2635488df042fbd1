/** The desk's people: who waits, who works here, who is on the floor now; join codes. */

import { html, render, useEffect, useState } from "preact";
import { tr, trAs, trMany } from "../core/translation.js";
import { get, post, whenRefused } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { Trouble } from "../parts/status.js";
import { listed } from "./figures.js";
import { NewCodeSheet } from "./join-code.js";
import { listenAtTheDesk } from "./news.js";
import { PersonSheet } from "./person-sheet.js";
import { roleWords } from "./roles.js";

const MANY = 12;

function People({ first, cursor, roles, own }) {
  const [people, setPeople] = useState(first);
  const [open, setOpen] = useState(null);
  const [wanted, setWanted] = useState("");
  const [busy, error, run] = useAction();
  const read = async () => setPeople((await get("/api/people")).people);
  useEffect(() => listenAtTheDesk(cursor, (kinds) => kinds.has("person.changed") && read()), []);
  const letIn = (person) => run(async () => {
    await post(`/api/people/${person.id}/approval`);
    await read();
  });
  const waiting = people.filter((one) => one.state === "waiting");
  const others = people.filter((one) => one.state !== "waiting" && matches(one, wanted));
  const managed = people.find((one) => one.id === open);
  return html`
    <${Trouble} error=${error} />
    <div role="status">${waiting.length > 0 && html`<section class="panel" aria-labelledby="waiting">
      <h2 id="waiting">${trMany("One person waits for you to let them in", "{n} people wait for you to let them in", waiting.length)}</h2>
      <ul class="stack-tight">${waiting.map((one) => html`<li key=${one.id} class="desk-head">
        <div><p class="row-title">${one.name}</p><p class="row-say">${roleWords(one.role)}${one.devices[0] ? ` · ${one.devices[0].name}` : ""}</p></div>
        <span class="desk-actions"><button type="button" class="button" aria-label=${tr("Refuse {name}", { name: one.name })} onClick=${() => setOpen(one.id)}>${tr("Refuse…")}</button>
        <button type="button" class="button button-main" aria-label=${tr("Let {name} in", { name: one.name })} disabled=${busy} onClick=${() => letIn(one)}>${tr("Let in")}</button></span>
      </li>`)}</ul>
    </section>`}</div>
    <div class="desk-bar">
      ${people.length > MANY && html`<label class="stack-tight">${tr("Find somebody")}
        <input class="field" type="search" value=${wanted} onInput=${(event) => setWanted(event.target.value)} placeholder=${tr("Name or department")} /></label>`}
      <button type="button" class="button button-main" onClick=${() => setOpen("code")}>${tr("New join code")}</button>
    </div>
    <${PeopleTable} people=${others} manage=${setOpen} />
    ${open === "code" && html`<${NewCodeSheet} roles=${roles} onClose=${() => setOpen(null)} />`}
    ${managed && html`<${PersonSheet} key=${managed.id} person=${managed} roles=${roles} own=${managed.id === own} changed=${read} onClose=${() => setOpen(null)} />`}`;
}

function PeopleTable({ people, manage }) {
  if (!people.length) return html`<p class="quiet">${tr("Nobody of that name. Type less, or make a join code for them.")}</p>`;
  return html`<table class="table">
    <caption class="hidden">${tr("People of this store")}</caption>
    <thead><tr><th scope="col">${tr("Name")}</th><th scope="col">${tr("Now")}</th><th scope="col">${tr("Department")}</th><th scope="col">${tr("Phones")}</th><th scope="col"><span class="hidden">${tr("Manage")}</span></th></tr></thead>
    <tbody>${people.map((one) => html`<tr key=${one.id}>
      <th scope="row"><span>${one.name}${one.role === "worker" ? "" : html` <span class="tag">${roleWords(one.role)}</span>`}</span></th>
      <td data-label=${tr("Now")}><${Now} person=${one} /></td>
      <td data-label=${tr("Department")}>${departments(one)}</td>
      <td data-label=${tr("Phones")} class="short">${phones(one)}</td>
      <td><span class="row-actions"><button type="button" class="button button-small" aria-label=${tr("Manage {name}", { name: one.name })} onClick=${() => manage(one.id)}>${tr("Manage")}</button></span></td>
    </tr>`)}</tbody>
  </table>`;
}

function Now({ person }) {
  if (person.state === "revoked") return html`<span class="tag tag-bad">${trAs("person", "Revoked")}</span>`;
  if (!person.on_shift) return html`<span>${tr("Off shift")}</span>`;
  if (person.on_break) return html`<span class="tag tag-doubt">${tr("On a break")}</span>`;
  return person.reachable
    ? html`<span class="tag tag-good">${tr("On shift, can ring")}</span>`
    : html`<span class="tag tag-doubt">${tr("On shift, phone asleep")}</span>`;
}

function departments({ home_department: home, knows }) {
  const also = knows.filter((one) => one !== home);
  if (!home && !also.length) return tr("Not told yet");
  return [home, also.length && trAs("a person", "knows {departments}", { departments: listed(also) })].filter(Boolean).join(" · ");
}

function phones({ devices }) {
  if (!devices.length) return trAs("phones", "None");
  if (devices.some((phone) => phone.locked)) return html`<span class="tag tag-bad">${trAs("phone", "Locked")}</span>`;
  return listed(devices.map((phone) => phone.name));
}

function matches({ name, home_department: home, knows }, wanted) {
  const text = [name, home, ...knows].join(" ").toLowerCase();
  return wanted.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

const place = document.getElementById("people");
whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
render(
  html`<${People} first=${JSON.parse(document.getElementById("people-now").textContent)} cursor=${Number(place.dataset.cursor)}
    roles=${place.dataset.roles.split(" ")} own=${Number(place.dataset.me)} />`,
  place,
);
