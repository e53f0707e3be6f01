// The page reads on from its position: changed regions arrive as HTML and are morphed in, typed text and focus untouched.
import { Idiomorph } from "idiomorph";
import { nameForms, onPage, parse } from "./page";
import { announce, lineDown, lineUp } from "./status";
import { now, setClock, writeTimes } from "./times";
import { words } from "./words";

const SILENCE = 45_000; // the server pings at least every 20 s; longer silence is a line that died without saying so
const LONGEST_WAIT = 30_000;

interface Ping {
  position: number;
  at: string;
}
interface Regions extends Ping {
  regions: Record<string, string>;
}

let source: EventSource | null = null;
let position = "";
let tries = 0;
let retry = 0;
let watch = 0;
let contactAt = 0;
let whenUp: () => void = () => {};

export function startLive(onContact: () => void): void {
  whenUp = onContact;
  onPage(() => {
    position = "";
    contactAt = now();
    open();
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("online", open);
}

function address(): string {
  const live = document.body.dataset["live"];
  if (!live) return "";
  const url = new URL(live, location.href);
  if (position) url.searchParams.set("from", position);
  return url.href;
}

function open(): void {
  close();
  const url = address();
  if (!url || document.hidden) return;
  source = new EventSource(url);
  source.addEventListener("ping", (event) => heard(JSON.parse(event.data) as Ping));
  source.addEventListener("regions", (event) => {
    const news = JSON.parse(event.data) as Regions;
    morph(news.regions);
    heard(news);
  });
  source.addEventListener("reload", () => location.reload());
  source.addEventListener("error", () => void lost(source?.readyState === EventSource.CLOSED));
  watch = setTimeout(() => void lost(false), SILENCE);
}

function close(): void {
  source?.close();
  source = null;
  clearTimeout(retry);
  clearTimeout(watch);
}

function heard(ping: Ping): void {
  position = String(ping.position);
  setClock(ping.at);
  contactAt = now();
  tries = 0;
  lineUp(contactAt);
  clearTimeout(watch);
  watch = setTimeout(() => void lost(false), SILENCE);
  whenUp();
}

/** The line went down, or (`refusedByServer`) somebody answered but would not let us listen. */
async function lost(refusedByServer: boolean): Promise<void> {
  close();
  lineDown(contactAt);
  tries += 1;
  const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** tries) * (0.5 + Math.random() / 2);
  retry = setTimeout(open, wait);
  if (refusedByServer && (await pageIsClosedToUs())) location.reload();
}

/** A signed-out session or a lost right; not a proxy that says 502 while the server starts. */
async function pageIsClosedToUs(): Promise<boolean> {
  try {
    const response = await fetch(location.href, { cache: "no-store" });
    return response.redirected || [401, 403, 404].includes(response.status);
  } catch {
    return false;
  }
}

function morph(regions: Record<string, string>): void {
  writeTimes();
  const places = new Set<string>();
  for (const [id, html] of Object.entries(regions)) {
    const region = document.getElementById(id);
    if (!region) continue;
    const before = new Set(rowsOf(region).map(textOf));
    const next = parse(html).body;
    writeTimes(next);
    nameForms(region);
    nameForms(next);
    Idiomorph.morph(region, next.innerHTML, { morphStyle: "outerHTML", ignoreActiveValue: true, callbacks: careful });
    const changed = rowsOf(region).filter((row) => !before.has(textOf(row)));
    if (!region.closest("header.top")) for (const row of changed) mark(row); // the menu has colours of its own
    if (changed.length) places.add(region.querySelector("h2, h3, caption")?.textContent?.trim() ?? "");
  }
  places.delete("");
  announce(places.size ? words.changes([...places].join(", ")) : words.changesHere);
}

/** The smallest parts that can be new to somebody: what was said before, in the same words, is not. */
function rowsOf(region: Element): Element[] {
  return [...region.querySelectorAll("tr, li, p, dd")].filter((row) => !row.querySelector("tr, li, p, dd"));
}

function textOf(row: Element): string {
  return row.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

/** Amber for a moment. */
function mark(row: Element): void {
  row.classList.add("changed");
  setTimeout(() => row.classList.remove("changed"), 4000);
}

/** Leaves alone what the person is in the middle of. */
const careful = {
  beforeNodeMorphed(old: Element): boolean {
    return !(old instanceof HTMLFormElement && (isTouched(old) || old.contains(document.activeElement)));
  },
  beforeAttributeUpdated(name: string, element: Element, change: "update" | "remove"): boolean {
    return !(element instanceof HTMLDetailsElement && name === "open" && change === "remove");
  },
};

function isTouched(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (!(field instanceof HTMLInputElement) || field.type === "hidden") return false;
    return field.type === "radio" || field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  });
}
