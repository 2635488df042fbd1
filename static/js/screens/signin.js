/** Signing in on a phone that belongs to the store: who are you, and the PIN. */

import { html, useState } from "preact";
import { tr } from "../core/translation.js";
import { post } from "../device/api.js";
import { begin } from "../device/session.js";
import { session } from "../device/store.js";
import { Brand } from "../parts/brand.js";
import { useAction, useCell } from "../parts/hooks.js";
import { LanguageChoice } from "../parts/language-choice.js";
import { PinField } from "../parts/pin-field.js";
import { initials } from "../parts/phrases.js";
import { route } from "../parts/router.js";
import { Trouble } from "../parts/status.js";

export function SignIn() {
  const { people, store } = useCell(session);
  const [person, setPerson] = useState(people.length === 1 ? people[0] : null);
  return html`<main class="screen gate">
    <${Brand} />
    ${person
      ? html`<${Pin} person=${person} other=${people.length > 1 && (() => setPerson(null))} />`
      : html`<h1 tabindex="-1">${tr("Who are you?")}</h1>
        <ul class="people">${people.map((one) => html`<li><button type="button" class="row" onClick=${() => setPerson(one)}>
          <span class="asked-badge" aria-hidden="true">${initials(one.name)}</span><span class="row-title">${one.name}</span></button></li>`)}</ul>
        <p class="hint">${tr("Not in the list? Ask a supervisor for a join code and open it with this phone's camera.")}</p>`}
    ${store && html`<p class="hint gate-store">${store.name}</p>`}
    <${LanguageChoice} />
  </main>`;
}

function Pin({ person, other }) {
  const [pin, setPin] = useState("");
  const [busy, error, run] = useAction();
  const { query } = useCell(route);
  const enter = (digits) =>
    run(async () => {
      try {
        await begin(await post("/api/sign-in", { person_id: person.id, pin: digits }));
      } catch (problem) {
        setPin("");
        throw problem;
      }
      if (query.next?.startsWith("/desk")) location.assign(query.next);
    });
  const type = (digits) => {
    setPin(digits);
    if (digits.length === 6 && !busy) enter(digits);
  };
  return html`<form class="stack" onSubmit=${(submit) => (submit.preventDefault(), enter(pin))}>
    <h1 tabindex="-1">${tr("Hello, {name}", { name: person.name })}</h1>
    <${PinField} label=${tr("Your PIN")} value=${pin} onInput=${type} autofocus />
    <${Trouble} error=${error} />
    <button class="button button-main" disabled=${busy || pin.length !== 6}>${busy ? tr("Signing in…") : tr("Sign in")}</button>
    ${other && html`<button type="button" class="button" onClick=${other}>${tr("I am somebody else")}</button>`}
  </form>`;
}
