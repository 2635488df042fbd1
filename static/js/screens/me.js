/** Me: shift and break, where I am, what I know, this phone, and the way out. */

import { html, useState } from "preact";
import { mark, tr, trAs, trParts } from "../core/translation.js";
import { put, remove } from "../device/api.js";
import { waiting } from "../device/outbox.js";
import { forgetMe, signOut } from "../device/session.js";
import { me, plan, say } from "../device/store.js";
import { canRing, ring } from "../device/sound.js";
import { build } from "../device/update.js";
import { CarriedPack } from "../parts/carried-pack.js";
import { useAction, useCell } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { InstallPanel } from "../parts/install.js";
import { LanguageChoice, severalLanguages } from "../parts/language-choice.js";
import { LeaveButton } from "../parts/leave.js";
import { ago, clockTime, inARow } from "../parts/phrases.js";
import { PinField } from "../parts/pin-field.js";
import { Sheet } from "../parts/sheet.js";
import { whereWords } from "../parts/spots.js";
import { ShiftSwitch } from "../parts/shift.js";
import { Trouble, waitingWords } from "../parts/status.js";
import { ScreenSwitch, WakeSwitch } from "../parts/wake.js";
import { SurgePanel } from "../parts/surge-panel.js";

/** Those who have a desk. */
const ROLES = { supervisor: mark("Supervisor"), owner: mark("Owner") };

export function Me() {
  const who = useCell(me);
  const [open, setOpen] = useState(null);
  const close = () => setOpen(null);
  if (!who) return null;
  return html`<main class="screen me">
    <h1 tabindex="-1">${who.person.name}</h1>
    <p class="me-store">${who.store.name}${ROLES[who.person.role] ? ` · ${tr(ROLES[who.person.role])}` : ""}</p>
    <section class="panel panel-shift" aria-label=${tr("Shift")}>
      <p class="me-shift" role="status">${shiftSentence(who)}</p>
      <${ShiftSwitch} />
    </section>
    <${WhereIAm} sighting=${who.sighting} />
    <section class="panel"><h2>${tr("What colleagues may ask you")}</h2>
      <p>${who.person.home_department ? trParts("Home: {department}", { department: html`<strong>${who.person.home_department}</strong>` }) : tr("No home department yet.")}</p>
      <p>${who.person.knows.length ? tr("You also know {departments}.", { departments: inARow(who.person.knows) }) : tr("Say which departments you know, so that you are asked what you can answer.")}</p>
      <button type="button" class="button" onClick=${() => setOpen("knows")}>${trAs("verb", "Change")}</button>
    </section>
    <${SurgePanel} />
    <section class="panel"><h2>${tr("Place items")}</h2>
      <p>${tr("Scan a bay, then what stands in it: from then on everybody finds it there.")}</p>
      <a class="button" href="/place"><${Icon} name="pin" /> ${tr("Place items")}</a>
    </section>
    <section class="panel"><h2>${tr("This phone")}</h2>
      <${InstallPanel} />
      <a class="button" href="/selftest"><${Icon} name="check" /> ${tr("Check this phone")}</a>
      <${Unsent} />
      <${CarriedPack} />
      <${WakeSwitch} />
      <${ScreenSwitch} />
      <${SoundTest} />
      <button type="button" class="button" onClick=${() => setOpen("pin")}>${tr("Change PIN")}</button>
      ${ROLES[who.person.role] && html`<a class="button" href="/desk/people">${tr("Open the desk")}</a>`}
    </section>
    ${severalLanguages() && html`<section class="panel"><h2>${tr("Language")}</h2><${LanguageChoice} /></section>`}
    <section class="stack">
      <${LeaveButton} label=${tr("Sign out")} handing=${tr("Hand over and sign out")} icon="door" work=${signOut} />
      <button type="button" class="button button-quiet" onClick=${() => setOpen("forget")}>${tr("Forget me")}</button>
      <p class="hint">${tr("Version {version}", { version: who.version })} · ${build()}</p>
    </section>
    ${open === "knows" && html`<${Knows} who=${who} onClose=${close} />`}
    ${open === "pin" && html`<${NewPin} onClose=${close} />`}
    ${open === "forget" && html`<${Forget} onClose=${close} />`}
  </main>`;
}

function shiftSentence(who) {
  const { shift } = who;
  if (!shift) return tr("You are off shift. Colleagues cannot ask you, and nobody sees where you are.");
  if (shift.on_break) return tr("You are on a break. Nobody is sent to you.");
  return tr("On shift since {time}. Colleagues can ask you.", { time: clockTime(shift.started_at) });
}

function WhereIAm({ sighting }) {
  const loaded = useCell(plan);
  const [busy, error, run] = useAction();
  const drop = () =>
    run(async () => {
      await remove("/api/sightings");
      me.value = { ...me.value, sighting: null };
    });
  return html`<section class="panel"><h2>${tr("Where you are")}</h2>
    <p>${sighting ? trParts("At {place}, {when}. Forgotten after 15 minutes, on a break and off shift.", { place: html`<strong>${whereWords(sighting, loaded)}</strong>`, when: ago(sighting.at) }) : tr("Not known. Scan a bay label or tap the plan, and walks start from there.")}</p>
    <${Trouble} error=${error} />
    <div class="pair"><a class="button" href="/plan"><${Icon} name="map" /> ${tr("Tap the plan")}</a>
    ${sighting && html`<button type="button" class="button" disabled=${busy} onClick=${drop}>${tr("Forget it")}</button>`}</div>
  </section>`;
}

/** What was done here and has not reached the server; nothing while all has. */
function Unsent() {
  const count = useCell(waiting);
  if (!count) return null;
  return html`<p role="status"><strong>${waitingWords(count)}.</strong> ${tr("It goes by itself once the store's server answers; stay signed in until then.")}</p>`;
}

function SoundTest() {
  const [word, setWord] = useState(null);
  const test = () => {
    // A question that comes meanwhile goes on ringing.
    setTimeout(ring(), 1500);
    setWord(canRing() ? tr("Did you hear it? If not, turn the volume up and silent mode off.") : tr("Sound is blocked here. Tap once more."));
  };
  return html`<button type="button" class="button" onClick=${test}><${Icon} name="inbox" /> ${tr("Test the ring")}</button>
    ${word && html`<p class="hint" role="status">${word}</p>`}`;
}

function Knows({ who, onClose }) {
  const [home, setHome] = useState(who.person.home_department || "");
  const [knows, setKnows] = useState(new Set(who.person.knows));
  const [busy, error, run] = useAction();
  const flip = (department) => () =>
    setKnows((last) => new Set(last.has(department) ? [...last].filter((one) => one !== department) : [...last, department]));
  const save = (submit) => {
    submit.preventDefault();
    run(async () => {
      me.value = await put("/api/me", { home_department: home || null, knows: [...knows] });
      say(tr("Saved."), "good");
      onClose();
    });
  };
  return html`<${Sheet} title=${tr("What colleagues may ask you")} onClose=${onClose}>
    <form class="stack" onSubmit=${save}>
      <label class="stack-tight">${tr("Home department")}
        <select class="field" value=${home} onChange=${(event) => setHome(event.target.value)}>
          <option value="">${trAs("department", "None")}</option>
          ${who.departments.map((department) => html`<option value=${department} selected=${department === home}>${department}</option>`)}
        </select></label>
      <fieldset><legend>${tr("I also know")}</legend>
        <div class="checks">${who.departments.map((department) => html`<label class="check"><input type="checkbox" checked=${knows.has(department)} onChange=${flip(department)} /><span>${department}</span></label>`)}</div>
      </fieldset>
      <${Trouble} error=${error} />
      <div class="sheet-foot"><button class="button button-main" disabled=${busy}>${tr("Save")}</button></div>
    </form>
  <//>`;
}

function NewPin({ onClose }) {
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [busy, error, run] = useAction();
  const save = (submit) => {
    submit.preventDefault();
    run(async () => {
      await put("/api/me/pin", { old, new: fresh });
      say(tr("Your PIN is changed."), "good");
      onClose();
    });
  };
  return html`<${Sheet} title=${tr("Change PIN")} onClose=${onClose}>
    <form class="stack" onSubmit=${save}>
      <${PinField} label=${tr("The PIN you have now")} value=${old} onInput=${setOld} autofocus />
      <${PinField} label=${tr("New PIN, 6 digits")} value=${fresh} onInput=${setFresh} fresh />
      <${Trouble} error=${error} />
      <button class="button button-main" disabled=${busy || old.length !== 6 || fresh.length !== 6}>${tr("Change PIN")}</button>
    </form>
  <//>`;
}

function Forget({ onClose }) {
  const [busy, error, run] = useAction();
  return html`<${Sheet} title=${tr("Forget me")} onClose=${onClose}>
    <div class="stack"><p>${tr("This deletes your name, what you know, your PIN and your sign-ins from the store. Answers you gave stay without your name. It cannot be undone.")}</p>
    <${Trouble} error=${error} />
    <button type="button" class="button button-danger" disabled=${busy} onClick=${() => run(forgetMe)}>${tr("Delete what the store knows about me")}</button>
    <button type="button" class="button" onClick=${onClose}>${tr("Keep me")}</button></div>
  <//>`;
}
