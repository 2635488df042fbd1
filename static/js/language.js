/** The first module of every page: the page speaks the language that it came in. */

import catalogue from "translation";
import { speak } from "./core/translation.js";

speak(catalogue);
