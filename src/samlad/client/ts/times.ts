// Times in words, on the server's clock: "om 13 min", "för 3 min sedan", 3:12. Europe/Stockholm whatever the device says.
import { onPage } from "./page";
import { words } from "./words";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const zone = { timeZone: "Europe/Stockholm" } as const;
const clockForm = new Intl.DateTimeFormat("sv-SE", { ...zone, hour: "2-digit", minute: "2-digit" });
const dayForm = new Intl.DateTimeFormat("sv-SE", zone);
const dateForm = new Intl.DateTimeFormat("sv-SE", { ...zone, day: "numeric", month: "short" });

let ahead = 0; // how far the server's clock is ahead of the device's, in milliseconds

/** The server says what time it is; a device's clock may be anything. */
export function setClock(serverTime: string): void {
  const at = Date.parse(serverTime);
  if (!Number.isNaN(at)) ahead = at - Date.now();
}

export function now(): number {
  return Date.now() + ahead;
}

/** "12:47", with the date when it is not today. */
export function clockText(at: number): string {
  const clock = clockForm.format(at);
  return dayForm.format(at) === dayForm.format(now()) ? clock : `${dateForm.format(at)} ${clock}`;
}

/** "om 13 min", "om 1 h 13 min", "för 3 min sedan", "nu". */
export function relativeText(at: number, from: number): string {
  const distance = Math.abs(at - from);
  if (distance < MINUTE / 2) return words.now;
  return at > from ? words.ahead(spanText(distance)) : words.ago(spanText(distance));
}

function spanText(milliseconds: number): string {
  if (milliseconds >= 2 * DAY) return words.days(Math.floor(milliseconds / DAY));
  const minutes = Math.max(1, Math.round(milliseconds / MINUTE));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours ? `${hours} ${words.hours}` : "", rest || !hours ? `${rest} ${words.minutes}` : ""].filter(Boolean).join(" ");
}

/** "3:12" left until then, or gone since then. */
export function countText(at: number, from: number): string {
  const seconds = Math.floor(Math.abs(at - from) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = String(seconds % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}

/** Writes every relative time and every running clock under `root`. */
export function writeTimes(root: ParentNode = document): void {
  const from = now();
  for (const time of root.querySelectorAll<HTMLTimeElement>("time[data-relative], time[data-clock]")) {
    const at = Date.parse(time.dateTime);
    const text = "clock" in time.dataset ? countText(at, from) : relativeText(at, from);
    if (time.textContent !== text) time.textContent = text;
  }
}

export function startTimes(): void {
  onPage(() => {
    const { now: drawnAt, keptCopy } = document.body.dataset;
    if (!keptCopy) setClock(drawnAt ?? ""); // a kept copy was drawn long ago
    writeTimes();
  });
  setInterval(() => document.hidden || writeTimes(), 1000);
}
