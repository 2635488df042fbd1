/** Noting another place: its name, where it is, a word about it. */

import { html, useState } from "preact";
import { tr, trAs } from "../core/translation.js";
import { post, remove } from "../device/api.js";
import { say } from "../device/store.js";
import { useAction } from "./hooks.js";
import { Sheet } from "./sheet.js";
import { Trouble } from "./status.js";

/** For an `item` or for customers' words as `question`; `noted` is called once it is kept. */
export function ReferralSheet({ item, question, onClose, noted }) {
  const [told, setTold] = useState({ kind: "place", name: "", where: "", phone: "", note: "" });
  const [busy, error, run] = useAction();
  const about = item ? { item_id: item.id } : { words: question.slice(0, 200) };
  const save = (submit) => {
    submit.preventDefault();
    run(async () => {
      const { id } = await post("/api/referrals", { ...told, ...about });
      const undo = () => remove(`/api/referrals/${id}`).then(noted, (problem) => say(problem.message, "bad"));
      say(tr("Noted. Every colleague can send customers there now."), "good", { label: tr("Undo"), work: undo });
      noted();
      onClose();
    });
  };
  const field = (name) => ({ value: told[name], onInput: (event) => setTold({ ...told, [name]: event.target.value }) });
  return html`<${Sheet} title=${tr("Note another place")} onClose=${onClose}>
    <form class="stack" onSubmit=${save}>
      <p class="hint">${tr("For {what}", { what: item ? item.name : tr("“{words}”", { words: question }) })}</p>
      <label class="stack-tight">${tr("Name")}
        <input class="field" autofocus required maxlength="80" autocomplete="off" placeholder=${tr("Miller's Hardware")} ...${field("name")} /></label>
      <label class="stack-tight">${tr("Where")}
        <input class="field" maxlength="200" autocomplete="off" placeholder=${tr("12 Mill Street, 5 minutes on foot")} ...${field("where")} /></label>
      <label class="stack-tight"><span>${trAs("number", "Phone")} <span class="hint">${tr("if you know it")}</span></span>
        <input class="field" type="tel" maxlength="40" autocomplete="off" ...${field("phone")} /></label>
      <label class="stack-tight"><span>${tr("Good to know")} <span class="hint">${tr("for the customer, too")}</span></span>
        <input class="field" maxlength="300" autocomplete="off" placeholder=${tr("Cuts keys while you wait")} ...${field("note")} /></label>
      <label class="check"><input type="checkbox" checked=${told.kind === "branch"} onChange=${(event) => setTold({ ...told, kind: event.target.checked ? "branch" : "place" })} />
        <span>${tr("It is one of our own stores")}</span></label>
      <${Trouble} error=${error} />
      <button class="button button-main" disabled=${busy || !told.name.trim()}>${busy ? tr("Noting…") : tr("Note it")}</button>
    </form>
  <//>`;
}
