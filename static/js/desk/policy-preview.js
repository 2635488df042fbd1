/** What the numbers in the form would do if somebody asked now. Nobody is told, nothing is saved. */

import { html, useEffect, useState } from "preact";
import { complaintAbout } from "../core/policy.js";
import { tr, trAs, trMany } from "../core/translation.js";
import { post, wasCancelled } from "../device/api.js";
import { howFar, namesOf } from "../parts/phrases.js";
import { Loading, Trouble } from "../parts/status.js";
import { facts } from "./figures.js";

const PAUSE_MS = 400;
/** More names than these at one moment are behind a tap. */
const MOST_NAMES = 8;

/** `policy` as it stands in the form; `complain` hears what is wrong with it. */
export function Preview({ policy, departments, complain }) {
  const [about, setAbout] = useState({ department: departments[0] || "", words: "", spot: "", needs_person: false });
  const [{ course, error }, setFound] = useState({ course: null, error: null });
  const asked = JSON.stringify({ policy, ...about, department: about.words.trim() ? "" : about.department });
  useEffect(() => {
    const gone = new AbortController();
    const look = async () => {
      try {
        const found = await post("/api/policy/preview", JSON.parse(asked), { signal: gone.signal });
        complain([]);
        setFound({ course: found, error: null });
      } catch (problem) {
        if (wasCancelled(problem)) return;
        const inForm = (problem.errors || []).filter(({ field }) => field.startsWith("policy."));
        complain(inForm.map(complaintAbout));
        setFound({ course: null, error: inForm.length ? { message: tr("One of the numbers does not fit. It is marked in the form; put it right and this shows who would be asked.") } : problem });
      }
    };
    const timer = setTimeout(look, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [asked]);
  const set = (name) => (event) => setAbout({ ...about, [name]: event.target.type === "checkbox" ? event.target.checked : event.target.value });
  return html`<section class="panel policy-preview" aria-labelledby="preview">
    <h2 id="preview">${tr("If somebody asked now")}</h2>
    <p class="hint">${tr("With the numbers in the form, saved or not. Nobody is told.")}</p>
    <label class="stack-tight">${trAs("a subject", "About")}
      <select class="field" value=${about.department} disabled=${Boolean(about.words.trim())} onChange=${set("department")}>
        <option value="">${trAs("a subject", "Anything")}</option>${departments.map((one) => html`<option key=${one} value=${one}>${one}</option>`)}
      </select></label>
    <label class="stack-tight">${tr("Or in the customer's words")}
      <input class="field" maxlength="300" autocomplete="off" placeholder=${tr("hooks that need no drill")} value=${about.words} onInput=${set("words")} /></label>
    <label class="stack-tight"><span>${tr("Where they stand")} <span class="hint">${tr("an aisle or a bay; the middle of the department if empty")}</span></span>
      <input class="field" maxlength="100" autocomplete="off" placeholder="A12" value=${about.spot} onInput=${set("spot")} /></label>
    <label class="check"><input type="checkbox" checked=${about.needs_person} onChange=${set("needs_person")} /><span>${tr("A colleague should come")}</span></label>
    <${Trouble} error=${error} />
    <div role="status" class="stack-tight">${course ? html`<${Course} course=${course} />` : !error && html`<${Loading} what=${tr("Working it out…")} />`}</div>
  </section>`;
}

function Course({ course }) {
  const { departments, place, moments, leads, ends_after_seconds: end } = course;
  return html`<p>${aboutWords(departments, place)} ${peopleWords(course.on_the_floor)}</p>
    <ol class="course">
      ${moments.map((moment) => html`<${Moment} key=${moment.after_seconds} moment=${moment} />`)}
      <li class="course-end"><span class="course-when">${whenWords(end)}</span>
        <span>${endWords(moments.length, leads)}</span></li>
    </ol>`;
}

function Moment({ moment: { after_seconds: after, people } }) {
  const [all, setAll] = useState(false);
  const shown = all ? people : people.slice(0, MOST_NAMES);
  const more = people.length - shown.length;
  return html`<li><span class="course-when">${whenWords(after)}</span>
    <ul>${shown.map((one, at) => html`<li key=${at}><strong>${one.name}</strong> <span class="hint">${aboutOne(one)}</span></li>`)}
      ${more > 0 && html`<li><button type="button" class="button button-small" onClick=${() => setAll(true)}>${trMany("and {n} more", "and {n} more", more)}</button></li>`}</ul></li>`;
}

function aboutWords(departments, place) {
  const about = namesOf(departments);
  if (place) return about ? tr("It is about {departments}, asked from {place}.", { departments: about, place }) : tr("Nothing tells which department would know, asked from {place}.", { place });
  return about ? tr("It is about {departments}.", { departments: about }) : tr("Nothing tells which department would know.");
}

const peopleWords = (count) => (count ? trMany("One person is on the floor.", "{n} people are on the floor.", count) : tr("Nobody is on the floor."));

function endWords(asked, leads) {
  const names = namesOf(leads);
  if (asked) return names ? tr("Nobody took it: it waits with {names}.", { names }) : tr("Nobody took it: it waits with the supervisors. None is on the floor now.");
  return names ? tr("Nobody can be asked: it waits with {names}.", { names }) : tr("Nobody can be asked: it waits with the supervisors. None is on the floor now.");
}

const whenWords = (seconds) => (seconds === 0 ? tr("At once") : tr("After {seconds} s", { seconds }));

/** "about 25 m away, knows it", "no phone in reach". */
function aboutOne({ seconds, knows, reachable, lead }) {
  return facts([seconds !== null && howFar(seconds), knows && trAs("a person", "knows it"), lead && tr("supervisor"), !reachable && tr("no phone in reach: goes on to the next")]);
}
