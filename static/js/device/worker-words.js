/**
 * What the service worker says. It has no modules, so its texts are marked here: the catalogue of the page holds them, and
 * the worker reads it where it is kept (`spoken` in sw.js). A test keeps the two the same.
 */

import { mark } from "../core/translation.js";

export const SAID_BY_WORKER = [
  mark("No network"),
  mark("The desk needs the network"),
  mark("The plan can be drawn meanwhile, and the floor app works from this device."),
  mark("The floor app works from this device."),
  mark("Try again"),
  mark("Draw the plan"),
  mark("To the floor app"),
  mark("Open the app to see what is new."),
  mark("This phone is part of the store."),
  mark("This ask is settled"),
  mark("I'll take it"),
  mark("Not now"),
  mark("You have it"),
  mark("{name} has it"),
  mark("That did not reach the store"),
  mark("Open the app and try again."),
];
