/**
 * Before the app has started: what this phone showed last at this address, as the item's screen noted it
 * (js/device/last-shown.js). It stands until the app shows what is so by now. No module: those run when the whole page is there.
 */
(() => {
  /** From this age on what a phone carries is told to be old. */
  const MOST_MS = 10 * 60_000;

  function noted() {
    try {
      return JSON.parse(localStorage.getItem("last-shown") || "[]");
    } catch {
      return [];
    }
  }

  function piece(kind, className, ...within) {
    const made = document.createElement(kind);
    made.className = className;
    made.append(...within);
    return made;
  }

  function sign({ code, word, lines, say }) {
    if (!code) return piece("div", "sign sign-words", piece("p", "sign-say", say));
    const plate = piece("div", "sign-plate", piece("span", "sign-word", word), piece("span", "sign-code", code));
    const foot = lines.length ? [piece("div", "sign-foot", piece("p", "sign-lines", ...lines.map((line) => piece("span", "", line))))] : [];
    const made = piece("div", "sign", plate, ...foot);
    made.style.setProperty("--letters", Math.max(2, code.length));
    return made;
  }

  const isThis = ({ path, language, at }) => path === location.pathname && language === document.documentElement.lang && Math.abs(Date.now() - at) < MOST_MS;
  const last = noted().find(isThis);
  if (!last) return;
  const words = piece("div", "", piece("p", "item-name", last.name), piece("p", "item-kind", last.kind));
  document.getElementById("at-once").append(piece("div", "screen item", piece("div", "item-head", words), sign(last)));
})();
