/** The keys of a field with a list below it (the ARIA combobox pattern): the focus stays in the field. */

import { useEffect, useLayoutEffect, useState } from "preact";

const PAGE = 5;

/**
 * `{active, onKeyDown}` for a list of options, told by their `keys`, below a field that holds `words`. Arrows move and
 * go round, Page Up and Page Down move by five; Home, End and the sideways arrows go back into the text. What is chosen
 * stays so when the list changes around it, until it is gone or the words are others. `onEnter(at)` gets the chosen
 * option or -1, and `onChosen(yes)` tells whether there is one; `onEscape` empties; `onDown` is the arrow down where
 * there is no list.
 */
export function useCombobox({ id, keys, words, onChosen, onEnter, onEscape, onDown }) {
  const [chosen, setChosen] = useState({ words: null, key: null });
  const count = keys.length;
  const at = chosen.words === words ? keys.indexOf(chosen.key) : -1;
  const setActive = (to) => setChosen({ words, key: keys[to] ?? null });
  useEffect(() => void (at >= 0 && document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: "nearest" })), [at]);
  useLayoutEffect(() => onChosen(at >= 0), [at >= 0]);
  const move = (event, to) => {
    event.preventDefault();
    setActive(to);
  };
  const onKeyDown = (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    if (key === "Enter") {
      event.preventDefault();
      onEnter(at);
    } else if (key === "Escape") {
      event.preventDefault();
      if (at >= 0) setActive(-1);
      else onEscape();
    } else if (!count) {
      if (key === "ArrowDown" && onDown()) event.preventDefault();
    } else if (key === "ArrowDown") move(event, (at + 1) % count);
    else if (key === "ArrowUp") move(event, at < 0 ? count - 1 : (at - 1 + count) % count);
    else if (key === "PageDown") move(event, Math.min(count - 1, at + PAGE));
    else if (key === "PageUp") move(event, Math.max(0, at - PAGE));
    else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(key)) setActive(-1);
  };
  return { active: at, onKeyDown };
}
