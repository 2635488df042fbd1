import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";

const ROOT = new URL("../../", import.meta.url);
const text = (path) => readFileSync(new URL(path, ROOT), "utf8");

/** Every module that `file` imports before it runs, itself first. */
function imported(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, from] of text(`static/${file}`).matchAll(/^(?:import|export)[^;]*?from\s+"([^"]+)"/gm)) {
    const bare = from === "preact" ? "vendor/preact/standalone.module.js" : null;
    imported(bare ?? posix.join(posix.dirname(file), from), found);
  }
  return found;
}

test("the shell fetches ahead exactly what the first picture needs", () => {
  const [, list] = /for module in \(([^)]*)\)/.exec(text("templates/shell.html"));
  const listed = [...list.matchAll(/"([^"]+)"/g)].map(([, module]) => module);
  const needed = [...imported("js/app.js")].filter((module) => module !== "js/app.js");
  assert.deepEqual(listed.sort(), needed.sort());
});

test("screens never import screens, and device and core never import what draws", () => {
  const layer = (module) => module.split("/")[1];
  const allowed = { screens: ["parts", "device", "core"], parts: ["parts", "device", "core"], device: ["device", "core"], core: ["core"] };
  const screens = ["ask", "find", "inbox", "item", "join", "me", "plan", "scan", "signin", "spot"].map((name) => `js/screens/${name}.js`);
  for (const screen of screens) {
    for (const module of imported(screen)) {
      if (!module.startsWith("js/")) continue;
      for (const [, from] of text(`static/${module}`).matchAll(/^import[^;]*?from\s+"(\.[^"]+)"/gm)) {
        const target = posix.join(posix.dirname(module), from);
        if (target.startsWith("js/")) assert.ok(allowed[layer(module)].includes(layer(target)), `${module} imports ${target}`);
      }
    }
  }
});
