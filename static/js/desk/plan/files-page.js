/** The desk's page of the plan as files. */

import { html, render } from "preact";
import { whenRefused } from "../../device/api.js";
import { Files } from "./files.js";

whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
render(html`<${Files} />`, document.getElementById("files"));
