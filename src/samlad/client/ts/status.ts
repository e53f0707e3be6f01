// What the page says about itself: whether the line is up, and short words to whoever cannot see it change.
import { clockText } from "./times";
import { words } from "./words";

const QUIET = 10_000; // between two announcements, so that a screen reader is not flooded

let lineIsDown = false;
let announcedAt = 0;
let timer = 0;
const unsaid = new Set<string>();

/** Everything on the page is from `at` (milliseconds) or later. */
export function lineUp(at: number): void {
  writeLine("live", `${words.updated} ${clockText(at)}`);
  if (lineIsDown) announce(words.contactAgain);
  lineIsDown = false;
}

export function lineDown(since: number): void {
  const sentence = words.noContact(clockText(since));
  writeLine("down", sentence);
  if (!lineIsDown) announce(sentence);
  lineIsDown = true;
}

export function keptCopy(at: number): void {
  writeLine("kept", words.keptCopy(clockText(at)));
}

function writeLine(state: string, sentence: string): void {
  const line = document.getElementById("line");
  if (!line) return;
  const dot = document.createElement("span");
  dot.className = "dot";
  line.dataset["state"] = state;
  line.replaceChildren(dot, sentence);
}

/** Says it politely to screen readers; what comes close together is said together. */
export function announce(sentence: string): void {
  unsaid.add(sentence);
  clearTimeout(timer);
  timer = setTimeout(say, Math.max(200, announcedAt + QUIET - Date.now()));
}

function say(): void {
  const place = document.getElementById("announce");
  if (place) place.textContent = [...unsaid].slice(-3).join(" ");
  unsaid.clear();
  announcedAt = Date.now();
}

/** A short word that everybody sees for a while. */
export function toast(sentence: string): void {
  const place = document.getElementById("toast");
  if (!place) return;
  place.textContent = sentence;
  setTimeout(() => place.textContent === sentence && (place.textContent = ""), 8000);
}
