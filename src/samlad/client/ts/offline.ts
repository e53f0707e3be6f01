// Pages that are readable without a line. The service worker keeps them, one cache for each account; what belongs to
// somebody else, or to nobody any longer, is thrown away by the next page that is drawn.
import { account, meta, onPage } from "./page";
import { keptCopy } from "./status";

const PAGES = "pages-";
const BETWEEN_TRIES = 15_000;

/** True when this very page is a kept copy. */
export function startOffline(): boolean {
  const kept = document.body.dataset["keptCopy"];
  if (kept) keptCopy(Date.parse(kept));
  if (!("serviceWorker" in navigator)) return Boolean(kept);
  void navigator.serviceWorker.register("/sw.js");
  onPage(() => {
    if (!kept) void tidyAndKeep();
  });
  document.addEventListener("submit", (event) => {
    if ("signOut" in (event.target as HTMLFormElement).dataset) void dropPages("");
  });
  if (kept) {
    addEventListener("online", () => location.reload());
    setInterval(() => void reloadWhenBack(), BETWEEN_TRIES);
  }
  return Boolean(kept);
}

async function reloadWhenBack(): Promise<void> {
  const response = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (response && response.status < 500) location.reload();
}

async function tidyAndKeep(): Promise<void> {
  const mine = "sharedDevice" in document.body.dataset ? "" : account();
  await dropPages(mine);
  const addresses = meta("offline").split(" ").filter(Boolean);
  if (!mine || !addresses.length) return;
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ keep: addresses });
}

async function dropPages(except: string): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES) && name !== PAGES + except);
  await Promise.all(names.map((name) => caches.delete(name)));
}
