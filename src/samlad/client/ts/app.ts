// Everything a page needs; loaded by every page, after which the page would work without it too.
import { startForms } from "./forms";
import { startKeep } from "./keep";
import { startLive } from "./live";
import { startOffline } from "./offline";
import { sendWaiting, startOutbox } from "./outbox";
import { onPage } from "./page";
import { startTimes } from "./times";

startTimes();
startForms();
startKeep();
const isKeptCopy = startOffline();
if (!isKeptCopy) {
  startOutbox();
  startLive(() => void sendWaiting());
}

let isEditorHere = false;

/** The editor of shared drafts is large: it comes after the first paint, and only where there is a draft. Once here, it also
 * hears of pages without one. */
onPage(() => {
  const script = document.body.dataset["draftScript"];
  if (!script || !(isEditorHere || document.querySelector("[data-draft]"))) return;
  isEditorHere = true;
  requestAnimationFrame(() => setTimeout(() => void import(script).then((module: { startDrafts(): void }) => module.startDrafts())));
});
