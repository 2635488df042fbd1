/** The desk's labels: choose, look at them, have the sheets made, print them; and the join poster. */

import { html, render, useEffect, useLayoutEffect, useState } from "preact";
import { KINDS, amountWords, asked, begun, nextStart, troubleWith } from "../core/labels.js";
import { tr, trMany } from "../core/translation.js";
import { get, post, whenRefused } from "../device/api.js";
import { useAction, useAnswer } from "../parts/hooks.js";
import { Trouble } from "../parts/status.js";
import { number } from "./figures.js";
import { ChoiceForm } from "./label-choice.js";
import { Poster } from "./label-poster.js";
import { Made, Runs } from "./label-runs.js";
import { SheetForm, keptSetting, keepSetting } from "./label-sheet.js";

const CALM_MS = 350;
const LOOK_MS = 500;
/** Choosing thousands of labels takes longer than other calls. */
const PATIENCE_MS = 60_000;

function Labels({ first, host, wanted }) {
  const [desk, setDesk] = useState(first);
  const [choice, setChoice] = useState(wanted);
  const [setting, setSetting] = useState(() => keptSetting(first.presets));
  const [shown, setShown] = useState(first.runs.find((run) => run.state === "making") || null);
  const [busy, error, run] = useAction();
  const preset = desk.presets.find((one) => one.id === setting.preset);
  const trouble = troubleWith(setting, preset.labels);
  const question = useCalm(trouble ? "" : new URLSearchParams(asked(choice, setting)).toString());
  const read = async () => setDesk(await get("/api/labels"));
  useFollowing(shown, setShown, read);
  const set = (next) => {
    setSetting(next);
    keepSetting(next);
  };
  const make = () => run(async () => {
    setShown(await post("/api/labels/runs", asked(choice, setting), { patience: PATIENCE_MS }));
  });
  const goOn = () => set({ ...setting, start: nextStart(setting.start, shown.labels, preset.labels) });
  const making = shown?.state === "making";
  return html`
    <div class="labels-columns">
      <form class="panel" onSubmit=${(submit) => (submit.preventDefault(), make())} aria-label=${tr("What to print")}>
        <${ChoiceForm} choice=${choice} set=${setChoice} desk=${desk} />
        <${SheetForm} setting=${setting} set=${set} presets=${desk.presets} host=${host} trouble=${trouble} />
        <${Amount} question=${question} turn=${printed(desk.runs)} choice=${choice} preset=${preset} busy=${busy || making} />
        <${Trouble} error=${error} />
      </form>
      <div class="stack labels-side">
        ${shown && html`<${Made} run=${shown} changed=${setShown} read=${read} goOn=${preset.labels > 1 && goOn} close=${() => setShown(null)} />`}
        <${Preview} question=${question} begun=${setting.start > 1} />
      </div>
    </div>
    <${Runs} runs=${desk.runs} read=${read} />
    <${Poster} until=${desk.poster_until} host=${setting.host} read=${read} />`;
}

/** What counts as printed: another text once that changed. */
const printed = (runs) => runs.map(({ id, came_out: cameOut }) => `${id}${cameOut}`).join(" ");

/** How many labels it is, and the button that makes them. */
function Amount({ question, turn, choice, preset, busy }) {
  const { value, error, loading, again } = useAnswer(
    (signal) => (question ? get(`/api/labels/chosen?${question}`, { signal, patience: PATIENCE_MS }) : Promise.resolve(null)), [question, turn]);
  const labels = value?.labels || 0;
  const tooMany = value && labels > value.most;
  return html`
    <${Trouble} error=${error} again=${again} />
    <p role="status" class="labels-amount">${loading ? tr("Counting…") : value && amountSays(value, choice, preset, tooMany)}</p>
    ${value?.unwritable > 0 && html`<p class="note note-doubt">${nameless(value.unwritable)}</p>`}
    <button class="button button-main" disabled=${busy || loading || !labels || tooMany}>${busy ? tr("Making the sheets…") : tr("Make the sheets")}</button>`;
}

function amountSays({ labels, pages, changed, most }, choice, preset, tooMany) {
  if (tooMany) return trMany("{n} label is more than {most} at once. Choose an aisle or a department.", "{n} labels are more than {most} at once. Choose an aisle or a department.", labels, { most: number(most) });
  if (!labels) return choice.changed && !changed ? tr("Nothing changed since it was last printed.") : tr("Nothing fits this choice. Choose another aisle or department.");
  const amount = amountWords(labels, pages, preset.labels === 1);
  if (choice.what === "blank" || choice.changed) return tr("{amount}.", { amount });
  if (!changed) return tr("{amount}; all as they were last printed.", { amount });
  return trMany("{amount}; {n} of them new or changed.", "{amount}; {n} of them new or changed.", changed * choice.copies, { amount });
}

const nameless = (count) => trMany(
  "{n} label goes without a name: this server has no font for its script. Its owner can install one (fonts-noto-core). The code on it is whole.",
  "{n} labels go without a name: this server has no font for its script. Its owner can install one (fonts-noto-core). The code on it is whole.",
  count,
);

/** The first sheet as it will come out of the printer. */
function Preview({ question, begun: used }) {
  const [state, setState] = useState("loading");
  useLayoutEffect(() => setState("loading"), [question]);
  if (!question) return null;
  return html`<figure class="panel labels-preview">
    <img src=${`/api/labels/preview?${question}`} alt=${tr("The first sheet as it will be printed")} class=${state === "loading" ? "is-loading" : ""}
      onLoad=${() => setState("there")} onError=${() => setState("away")} hidden=${state === "away"} />
    <figcaption class="quiet"><span role="status">${previewSays(state, used)}</span></figcaption>
  </figure>`;
}

function previewSays(state, used) {
  if (state === "loading") return tr("Drawing the first sheet…");
  if (state === "away") return tr("The picture could not be drawn just now. The sheets can be made all the same.");
  return used ? tr("The first sheet. Grey labels are used already.") : tr("The first sheet.");
}

/** The value once it has not changed for a moment. */
function useCalm(value) {
  const [calm, setCalm] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(value), CALM_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return calm;
}

/** Asks again and again how far sheets are, and reads the page's list when they are there. */
function useFollowing(shown, setShown, over) {
  useEffect(() => {
    if (shown?.state !== "making") return undefined;
    const timer = setTimeout(async () => {
      try {
        const now = await get(`/api/labels/runs/${shown.id}`);
        setShown(now);
        if (now.state !== "making") await over();
      } catch {
        setShown({ ...shown }); // no answer: look again
      }
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [shown]);
}

const place = document.getElementById("labels");
const query = Object.fromEntries(new URLSearchParams(location.search));
const now = JSON.parse(document.getElementById("labels-now").textContent);
const what = KINDS.some(([id]) => id === query.what) ? query.what : now.has_items ? "item" : "bay";
whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
render(html`<${Labels} first=${now} host=${place.dataset.host} wanted=${{ ...begun(what), aisle: query.aisle || "", only: query.only || "" }} />`, place);
