// Every test of the rules in JavaScript in one process: to start one for each file takes longer than the tests.
import { readdir } from "node:fs/promises";
import { describe } from "node:test";

const files = (await readdir(new URL(".", import.meta.url))).filter((name) => name.endsWith(".test.mjs"));
for (const file of files.sort()) describe(file, async () => void (await import(new URL(file, import.meta.url))));
