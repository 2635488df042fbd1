/** A referral as a form in a sheet: what it is, where, and what it is for. */

import { html, useState } from "preact";
import { tr, trAs } from "../core/translation.js";
import { post, put } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { Sheet } from "../parts/sheet.js";
import { Trouble } from "../parts/status.js";

const FIELDS = [
  ["name", () => tr("Name"), 80, () => tr("Miller's Hardware")],
  ["where", () => tr("Where"), 200, () => tr("12 Mill Street, 5 minutes on foot")],
  ["phone", () => trAs("number", "Phone"), 40, () => ""],
  ["note", () => tr("Good to know, for the customer too"), 300, () => tr("Cuts keys while you wait")],
];

/** `referral` is one to put right, or `{words?}` for a new one; `saved` hears what to say. */
export function ReferralForm({ referral, departments, saved, onClose }) {
  const [told, setTold] = useState(() => ({ kind: "place", name: "", where: "", phone: "", note: "", words: "", department: "", ...kept(referral) }));
  const [purpose, setPurpose] = useState(purposeOf(referral));
  const [busy, error, run] = useAction();
  const set = (name) => (event) => setTold({ ...told, [name]: event.target.value });
  const save = (submit) => {
    submit.preventDefault();
    const body = { ...told, item_id: null, words: "", department: "" };
    if (purpose === "item") body.item_id = referral.item_id;
    else if (purpose !== "all") body[purpose] = told[purpose];
    run(async () => {
      await (referral.id ? put(`/api/referrals/${referral.id}`, body) : post("/api/referrals", body));
      const name = told.name.trim();
      await saved(referral.id ? tr("{name} is put right. It counts as checked today.", { name }) : tr("{name} is on the list. It counts as checked today.", { name }));
    });
  };
  const choice = (value, words) => html`<label class="check"><input type="radio" name="purpose" checked=${purpose === value} onChange=${() => setPurpose(value)} /> <span>${words}</span></label>`;
  return html`<${Sheet} title=${referral.id ? referral.name : tr("Add a place")} onClose=${onClose}>
    <form class="stack" onSubmit=${save}>
      ${FIELDS.map(([name, label, most, hint]) => html`<label class="stack-tight">${label()}
        <input class="field" autocomplete="off" required=${name === "name"} maxlength=${most} placeholder=${hint()} value=${told[name]} onInput=${set(name)} /></label>`)}
      <label class="check"><input type="checkbox" checked=${told.kind === "branch"} onChange=${(event) => setTold({ ...told, kind: event.target.checked ? "branch" : "place" })} />
        <span>${tr("It is one of our own stores")}</span></label>
      <fieldset><legend>${tr("What is it for?")}</legend>
        ${referral.item_id && choice("item", referral.item)}
        ${choice("all", tr("Everything that we don't have"))}
        ${choice("department", tr("A department"))}
        ${purpose === "department" && html`<input class="field" list="departments" aria-label=${tr("Department")} required maxlength="80" value=${told.department} onInput=${set("department")} />
          <datalist id="departments">${departments.map((one) => html`<option value=${one}></option>`)}</datalist>`}
        ${choice("words", tr("Customers' words"))}
        ${purpose === "words" && html`<input class="field" aria-label=${tr("Customers' words")} required maxlength="200" placeholder=${tr("key cutting")} value=${told.words} onInput=${set("words")} />`}
      </fieldset>
      <${Trouble} error=${error} />
      <button class="button button-main" disabled=${busy || !told.name.trim()}>${busy ? tr("Saving…") : tr("Save")}</button>
    </form>
  <//>`;
}

const kept = (referral) =>
  Object.fromEntries(["kind", "name", "where", "phone", "note", "words", "department"].filter((name) => referral[name]).map((name) => [name, referral[name]]));

function purposeOf({ item_id: itemId, words, department }) {
  if (itemId) return "item";
  if (words) return "words";
  return department ? "department" : "all";
}
