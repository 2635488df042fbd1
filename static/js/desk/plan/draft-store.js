/**
 * The store's draft on this phone: what the server has, and on top of it what was done here and is not there yet.
 *
 * `draft` is `{document, seq, base, pending, state, editors, backdrops, scheduled}`: `document` is what the canvas
 * draws (null until it is loaded), `base` the published revision that the draft began with, `revision` the one
 * that is published now, `pending` how many changes wait here, `state` is "loading", "saved", "saving", "offline" or "failed" (then `error` is a sentence).
 * `past` is `{undo, redo}`: the labels of what `undo()` and `redo()` would do, or null.
 * `refusals` is a list of `{kind, id, name, base, mine, theirs, by, label}`, one an object: what somebody else (`by`, a
 * name or null) changed before my change of it arrived; null for an object stands for "taken away" (or not there yet).
 * What else that change did goes on. `settle(refusal, "mine" | "theirs")` ends one.
 *
 * `openDraft({store, person, cursor})` loads the draft, first from this phone, then from the server, keeps it in step
 * and returns the way to stop; `store` and `person` are ids (what waits here is sent by who did it), `cursor` the page's
 * place in the store's log. `change(label, edits, joins)` does one change of `{kind, id, at, before, after}` (`label`: see change-labels.js) and returns
 * it, or null when it does not fit or does nothing; changes that follow each other with the same `joins` become one.
 * `undo()` and `redo()` give the label of what they did, or null. `sync()` sends what waits, `reload()` reads the draft
 * anew (after a publication, or for backdrops), `throwAway()` and `bringBack()` put the whole draft aside and back.
 */

export { change, draft, freshId, past, redo, refusals, settle, tell, undo } from "./draft-local.js";
export { bringBack, openDraft, reload, sync, throwAway } from "./draft-sync.js";
