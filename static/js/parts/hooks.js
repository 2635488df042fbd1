/** Small hooks that screens share. */

import { useEffect, useLayoutEffect, useRef, useState } from "preact";
import { wasCancelled } from "../device/api.js";
import { news } from "../device/store.js";

/** The value of a cell, drawn again whenever it changes. */
export function useCell(cell) {
  // The value may be a function, which is not to be called here.
  const [value, setValue] = useState(() => cell.value);
  useLayoutEffect(() => {
    setValue(() => cell.value);
    return cell.listen((next) => setValue(() => next));
  }, [cell]);
  return value;
}

/** `{value, error, loading, again}` of an async question; asked again when `keys` change, cancelled on leaving. */
export function useAnswer(question, keys) {
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState({ value: null, error: null, loading: true });
  useEffect(() => {
    const limit = new AbortController();
    setAnswer((last) => ({ ...last, error: null, loading: true }));
    question(limit.signal)
      .then((value) => !limit.signal.aborted && setAnswer({ value, error: null, loading: false }))
      .catch((error) => {
        if (limit.signal.aborted || wasCancelled(error)) return;
        setAnswer((last) => ({ value: last.value, error, loading: false }));
      });
    return () => limit.abort();
  }, [...keys, turn]);
  return { ...answer, again: () => setTurn((last) => last + 1) };
}

/** Calls `ear` with every piece of news while this is shown: `{kind, body}`; kind "anew" after a gap. */
export function useNews(ear) {
  const newest = useRef(ear);
  newest.current = ear;
  useEffect(() => news.listen((event) => event && newest.current(event)), []);
}

/** `[busy, error, run]`: runs one action at a time, keeps its error as a sentence to show. */
export function useAction() {
  const [state, setState] = useState({ busy: false, error: null });
  const alive = useRef(true);
  useEffect(() => () => void (alive.current = false), []);
  const run = async (work) => {
    setState({ busy: true, error: null });
    try {
      const result = await work();
      if (alive.current) setState({ busy: false, error: null });
      return result;
    } catch (error) {
      if (alive.current) setState({ busy: false, error });
      return undefined;
    }
  };
  return [state.busy, state.error, run];
}

/**
 * The heading of a new screen gets the focus, so that a screen reader starts at its top; so does the heading that
 * takes its place once the answer is there, unless the focus has gone elsewhere meanwhile. Before the screen is
 * painted: later would take the focus from somebody who types already.
 */
export function useFocusOnHeading(screen) {
  useLayoutEffect(() => {
    if (!screen) return undefined;
    let heading = null;
    const focus = () => {
      heading = document.querySelector("main h1");
      heading?.focus({ preventScroll: true });
    };
    const watcher = new MutationObserver(() => !heading?.isConnected && document.activeElement === document.body && focus());
    focus();
    watcher.observe(document.getElementById("app"), { childList: true, subtree: true });
    return () => watcher.disconnect();
  }, [screen]);
}

/** The time in ms, drawn again every `every` ms while `on`. */
export function useNow(every = 1000, on = true) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!on) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every, on]);
  return now;
}

/** A ref whose element gets CSS custom properties through the object model (the policy forbids style attributes). */
export function useProperties(properties) {
  const ref = useRef(null);
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(properties)) ref.current?.style.setProperty(name, value);
  });
  return ref;
}
