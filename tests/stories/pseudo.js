/**
 * What a screen says and what does not fit on it, for test_pseudo.py: `read` is every text that shows or is read out, with
 * where it stands; `cut` is what is wider than its room.
 */
(width) => {
  return { read: read(), cut: cut() };

  function read() {
    const found = [["title", document.title]];
    const readOut = ["aria-label", "title", "placeholder", "alt", "aria-description", "aria-roledescription", "aria-valuetext"];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let one = walker.nextNode(); one; one = walker.nextNode()) {
      if (one.nodeType === Node.TEXT_NODE) {
        const box = one.parentElement;
        if (!box.closest("script, style, code, kbd, noscript, [lang=en], [translate=no]") && (box.checkVisibility() || box.closest("svg, option"))) {
          found.push([`${box.tagName}.${box.className?.baseVal ?? box.className}`, one.textContent]);
        }
      } else for (const name of readOut) if (one.getAttribute(name)) found.push([`${one.tagName} ${name}`, one.getAttribute(name)]);
    }
    return found;
  }

  function cut() {
    const wrong = [], page = document.documentElement;
    if (page.scrollWidth > width) {
      const wide = [...document.querySelectorAll("body *")].filter((one) => {
        const {left, right} = one.getBoundingClientRect();
        return right > width + 1 || left < -1;
      });
      wrong.push(`scrolls sideways (${page.scrollWidth}): ${wide.slice(0, 3).map((one) => `${one.tagName}.${one.className}`)}`);
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const readOutOnly = (one) => one && (one.clientWidth === 1 && one.clientHeight === 1 || readOutOnly(one.parentElement));
    for (let one = walker.nextNode(); one; one = walker.nextNode()) {
      const box = one.parentElement;
      if (!one.textContent.trim() || !box.checkVisibility() || box.closest("svg, .hidden, option, script, style, noscript")) continue;
      range.selectNodeContents(one);
      const text = range.getBoundingClientRect();
      if (text.width < 2 || text.height < 2 || readOutOnly(box)) continue;
      const say = `${box.tagName}.${box.className}: ${one.textContent.trim().slice(0, 60)}`;
      const frame = box.closest("button, .button, .tag, .notice, .panel, .card, .row, td, th, .dock a, .sign, .choice, label");
      if (frame) {
        const {left, right} = frame.getBoundingClientRect();
        if (text.left < left - 2 || text.right > right + 2) wrong.push(`out of its box ${frame.tagName}.${frame.className}: ${say}`);
      }
      for (let at = box; at && at !== document.body; at = at.parentElement) {
        const {overflowX, overflowY} = getComputedStyle(at);
        if (overflowX === "auto" || overflowX === "scroll") break;
        const hides = overflowX === "hidden" || overflowX === "clip" || overflowY === "hidden" || overflowY === "clip";
        const {left, right, top, bottom} = at.getBoundingClientRect();
        if (at.matches(".hidden") || at.matches("[class*=find-title]")) break;
        if (hides && right - left > 2 && (text.left < left - 2 || text.right > right + 2 || text.bottom > bottom + text.height / 4 || text.top < top - text.height / 4)) {
          wrong.push(`cut off by ${at.tagName}.${at.className}: ${say}`);
        }
      }
    }
    return wrong;
  }
}
