/** Teaching words as a form in a sheet: the words, and what they mean. */

import { html, useEffect, useState } from "preact";
import { language, tr, trAs } from "../core/translation.js";
import { get, post, wasCancelled } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { Sheet } from "../parts/sheet.js";
import { Trouble } from "../parts/status.js";

const PAUSE_MS = 150;

/** A language by its name, as it begins a line: "es" is "Spanish", or "Español" where Spanish is spoken. */
export function languageName(code) {
  try {
    const name = new Intl.DisplayNames([language()], { type: "language" }).of(code);
    return name.charAt(0).toLocaleUpperCase(language()) + name.slice(1);
  } catch {
    return code;
  }
}

/** `words` are those to begin with; `taught` hears the new entry. */
export function WordsForm({ words, languages, taught, onClose }) {
  const [said, setSaid] = useState(words);
  const [way, setWay] = useState("found");
  const [thing, setThing] = useState(null);
  const [means, setMeans] = useState("");
  const [tongue, setTongue] = useState("");
  const [busy, error, run] = useAction();
  const ready = said.trim() && (way === "same" ? means.trim() : thing);
  const save = (submit) => {
    submit.preventDefault();
    const meaning = way === "same" ? { means } : thing.meaning;
    run(async () => taught(await post("/api/aliases", { words: said, language: tongue, ...meaning })));
  };
  const choice = (value, text) => html`<label class="check"><input type="radio" name="way" checked=${way === value} onChange=${() => setWay(value)} /> <span>${text}</span></label>`;
  return html`<${Sheet} title=${tr("Teach words")} onClose=${onClose}>
    <form class="stack" onSubmit=${save}>
      <label class="stack-tight">${trAs("a field for the customer's words follows", "When a customer says")}
        <input class="field" autocomplete="off" required maxlength="300" placeholder=${tr("the blue twisty things")} value=${said} onInput=${(event) => setSaid(event.target.value)} /></label>
      <fieldset><legend>${trAs("customers", "They mean")}</legend>
        ${choice("found", tr("An item, an aisle, a bay or a department"))}
        ${choice("same", tr("Other words"))}
      </fieldset>
      ${way === "same"
        ? html`<label class="stack-tight">${tr("The words that the store uses")}
            <input class="field" autocomplete="off" required maxlength="200" placeholder=${tr("cable ties")} value=${means} onInput=${(event) => setMeans(event.target.value)} /></label>`
        : html`<${Chooser} thing=${thing} choose=${setThing} />`}
      <label class="stack-tight">${tr("Language of the customer's words")}
        <select class="field" value=${tongue} onChange=${(event) => setTongue(event.target.value)}>
          <option value="">${trAs("language", "Any")}</option>${languages.map((code) => html`<option value=${code}>${languageName(code)}</option>`)}</select></label>
      <${Trouble} error=${error} />
      <button class="button button-main" disabled=${busy || !ready}>${busy ? tr("Saving…") : tr("Teach it")}</button>
    </form>
  <//>`;
}

/** Choosing what words mean by searching for it. */
function Chooser({ thing, choose }) {
  const [q, setQ] = useState("");
  const [found, error] = useSearch(q);
  if (thing) {
    return html`<p class="note desk-head"><span><strong>${thing.title}</strong><br />${sayOf(thing)}</span>
      <button type="button" class="button button-small" onClick=${() => choose(null)}>${tr("Choose another")}</button></p>`;
  }
  return html`<div class="stack-tight">
    <label class="stack-tight">${tr("Search for it")}
      <input class="field" type="search" autocomplete="off" placeholder=${tr("cable ties, aisle 12, paint department")} value=${q} onInput=${(event) => setQ(event.target.value)} /></label>
    <${Trouble} error=${error} />
    <p role="status" class="row-say">${found && !found.length ? tr("Nothing found. Search for its name, an aisle or a department.") : ""}</p>
    ${found?.length > 0 && html`<ul class="words-found">${found.map((one) => html`<li key=${`${one.kind}${one.id}`}>
      <button type="button" class="button" onClick=${() => choose(one)}><span><strong>${one.title}</strong><br /><span class="row-say">${sayOf(one)}</span></span></button></li>`)}</ul>`}
  </div>`;
}

/** The first few things that a search finds, with what teaching needs of each; null before the first. */
function useSearch(q) {
  const [found, setFound] = useState(null);
  const [error, setError] = useState(null);
  useEffect(() => {
    if (!q.trim()) return setFound(null);
    const gone = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const { results } = await get(`/api/find?limit=8&q=${encodeURIComponent(q.trim())}`, { signal: gone.signal });
        setFound(results.filter((one) => one.kind !== "answer").slice(0, 6).map((one) => ({ ...one, meaning: meaningOf(one) })));
        setError(null);
      } catch (failed) {
        if (!wasCancelled(failed)) setError(failed);
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [q]);
  return [found, error];
}

function sayOf({ kind, aisle, say }) {
  if (kind !== "department") return say;
  return aisle ? tr("Department, {place}", { place: say }) : tr("Department, anywhere");
}

function meaningOf({ kind, id, item_id: itemId, code }) {
  if (kind === "item") return { item_id: itemId };
  return { place: kind === "department" ? String(id) : code };
}
