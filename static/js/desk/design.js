/** The page of the look: tokens, type, room and pieces, in both schemes side by side, with the app's own parts and styles. */

import { html, render } from "preact";
import { AnswerCard, MiniSign } from "../parts/answer-card.js";
import { useProperties } from "../parts/hooks.js";
import { Icon, ICON_NAMES } from "../parts/icons.js";
import { Loading, Trouble } from "../parts/status.js";
import { contrast } from "./design-contrast.js";

/** A colour, what is written on it, and its job. */
const ROLES = [
  ["--ground", "--ink", "behind everything"],
  ["--surface", "--ink", "cards, rows, fields"],
  ["--surface-low", "--ink-soft", "what lies lower; words of less weight"],
  ["--sign", "--sign-ink", "the place, and nothing else"],
  ["--sign-foot", "--sign-foot-ink", "the lower half of a sign"],
  ["--act", "--act-ink", "what a thumb may press"],
  ["--act-soft", "--ink", "what is chosen"],
  ["--you", "--you-ink", "me and colleagues, the walk"],
  ["--you-soft", "--you", "a colleague's badge"],
  ["--ring", "--ring-ink", "somebody asks; what cannot be undone"],
  ["--ring-soft", "--ring", "late"],
  ["--hands", "--hands-ink", "the store needs all hands"],
  ["--doubt-soft", "--doubt", "not sure, stale, out of reach"],
];
const TYPE = [["--text-s", "hints, tags"], ["--text-m", "text"], ["--text-l", "what counts"], ["--text-xl", "answers"], ["--text-2xl", "a screen's title"]];
const ROOM = ["--space-1", "--space-2", "--space-3", "--space-4", "--space-5", "--space-6", "--space-7"];
const CORNERS = ["--radius-s", "--radius-m", "--radius-l"];
const PLACES = [
  { aisle: "A19", bay: "6", side: "R", shelf: "knee height", say: "Aisle A19, bay 6, right side, knee height" },
  { code: "Garden", say: "Garden" },
  { say: "At the service desk, ask for the key" },
];
const BUTTONS = [["button button-main", "Main"], ["button", "Plain"], ["button button-quiet", "Quiet"], ["button button-danger", "Danger"], ["button button-small", "Small"]];

/** The tokens of a scheme, out of the style sheet: those of `:root`, and for the dark one what it says anew. */
function tokens(dark) {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const nested = rules.filter((rule) => dark && rule instanceof CSSMediaRule && rule.conditionText.includes("dark")).flatMap((rule) => [...rule.cssRules]);
  const roots = [...rules, ...nested].filter((rule) => rule.selectorText === ":root");
  const names = (style) => [...style].filter((name) => name.startsWith("--"));
  return Object.fromEntries(roots.flatMap(({ style }) => names(style).map((name) => [name, style.getPropertyValue(name).trim()])));
}

function Role({ of, on, job, values }) {
  const box = useProperties({ "--of": `var(${of})`, "--on": `var(${on})` });
  return html`<li class="design-role" ref=${box}><b>${of.slice(2)}</b><span>${job}</span><span>${on.slice(2)} on it: ${contrast(values[of], values[on]).toFixed(1)} : 1</span></li>`;
}

function Sized({ name, is, values }) {
  const box = useProperties({ "--of": `var(${name})` });
  return html`<span><span class=${is} ref=${box}></span>${name.slice(2)}, ${values[name]}</span>`;
}

function Words({ name, job, values }) {
  const box = useProperties({ "font-size": `var(${name})` });
  return html`<p ref=${box}>${name.slice(2)}: ${job} <span class="hint">${values[name]}</span></p>`;
}

const Part = ({ title, children }) => html`<section class="design-part"><h3>${title}</h3>${children}</section>`;

function Half({ name, dark }) {
  const values = tokens(dark);
  const box = useProperties({ ...values, "color-scheme": dark ? "dark" : "light" });
  return html`<section class="design-half" ref=${box} aria-label=${name}>
    <h2>${name}</h2>
    <${Part} title="Colours and their jobs"><ul class="design-roles">${ROLES.map(([of, on, job]) => html`<${Role} key=${of} of=${of} on=${on} job=${job} values=${values} />`)}</ul><//>
    <${Part} title="Type">${TYPE.map(([size, job]) => html`<${Words} key=${size} name=${size} job=${job} values=${values} />`)}<//>
    <${Part} title="Room and corners"><div class="design-room">
      ${ROOM.map((one) => html`<${Sized} key=${one} name=${one} is="design-step" values=${values} />`)}
      ${CORNERS.map((one) => html`<${Sized} key=${one} name=${one} is="design-corner" values=${values} />`)}</div><//>
    <${Part} title="Buttons and fields">
      <div class="design-room">${BUTTONS.map(([look, words]) => html`<button type="button" key=${look} class=${look}>${words}</button>`)}
        <button type="button" class="button" aria-pressed="true">Pressed</button><button type="button" class="button button-main" disabled>Disabled</button></div>
      <label>A field <input class="field" placeholder="What are they looking for?" /></label>
      <label class="check"><input type="checkbox" checked /> A choice</label><//>
    <${Part} title="The answer">${PLACES.map((place) => html`<${AnswerCard} key=${place.say} place=${place} heading="h4" />`)}
      <p class="quiet">${PLACES.slice(0, 2).map((place) => html`<${MiniSign} key=${place.say} place=${place} />`)} in lists</p><//>
    <${Part} title="Cards and states"><${Cards} /><//>
    <${Part} title="Notices">
      <p class="notice">Copied</p><p class="notice notice-good">Sent. Maria has it.</p><p class="notice notice-bad">That did not work.</p>
      <p class="bar bar-offline"><${Icon} name="offline" size="20" /> Offline, from 09:12</p><p class="bar bar-version">A new version is ready.</p>
      <${Trouble} error=${{ name: "Unreachable", message: "The store's server can't be reached.", status: 0 }} again=${null} />
      <${Loading} what="Looking…" /><//>
    <${Part} title="Icons"><ul class="design-icons">${ICON_NAMES.map((one) => html`<li key=${one}><${Icon} name=${one} />${one}</li>`)}</ul><//>
  </section>`;
}

const Cards = () => html`
  <div class="card"><p class="card-who">For <strong>Ada</strong></p><p class="card-words">thing to hang a mirror</p><p class="card-go">Waiting <${Icon} name="next" /></p></div>
  <div class="card card-ping"><p class="card-words">somebody asks me</p></div>
  <div class="card card-holding"><p class="card-words">I have it</p></div>
  <div class="card card-queued state-queued"><p class="card-words">it waits with the supervisor</p><p class="card-go">Take it</p></div>
  <div class="ask-panel"><p class="ask-state">Asking Maria</p><p class="ask-hint">right beside you</p></div>
  <div class="state-claimed"><div class="ask-panel"><p class="ask-state">Maria has it</p></div></div>
  <ul class="rows"><li class="row"><${MiniSign} place=${PLACES[0]} /><span class="row-words"><span class="row-title">Wall plugs nylon 8 mm</span><span class="row-say">Aisle A19, bay 6</span><span class="row-doubt">Not confirmed for 6 weeks</span></span><${Icon} name="next" /></li></ul>
  <p><span class="tag">tag</span> <span class="tag tag-doubt">in doubt</span></p>`;

render(html`<${Half} name="Light" dark=${false} /><${Half} name="Dark" dark=${true} />`, document.getElementById("design"));
