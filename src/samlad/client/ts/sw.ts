// The service worker: the client's own files at once from the device, pages from the network first. An answer is kept
// only when it says so itself (Samlad-Offline: <account>), and its copy is marked with when it was fetched.
/// <reference lib="webworker" />
export {};
declare const self: ServiceWorkerGlobalScope;
declare const SHELL: string[];

const SHELL_CACHE = `shell-${SHELL.join()}`;
const PAGES = "pages-";
const FETCHED = "Samlad-Fetched";
const FRESH = 60_000; // a copy younger than this is not fetched again
const PATIENCE = 6_000; // with a line this slow, the copy is better than nothing

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL_CACHE).then((cache) => cache.addAll(SHELL)));
  void self.skipWaiting();
});

self.addEventListener("activate", (event) => event.waitUntil(dropOldShells().then(() => self.clients.claim())));

self.addEventListener("message", (event) => {
  const addresses = (event.data as { keep?: string[] }).keep ?? [];
  event.waitUntil(Promise.all(addresses.map(refresh)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (SHELL.includes(url.pathname)) event.respondWith(fromShell(request));
  else if (request.mode === "navigate") event.respondWith(page(request));
});

async function dropOldShells(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith("shell-") && name !== SHELL_CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function fromShell(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

async function page(request: Request): Promise<Response> {
  const fetched = fetch(request).then((response) => keep(request.url, response.clone()).then(() => response));
  const copy = await copyOf(request.url);
  if (!copy) return fetched.catch(noContact);
  const slow = new Promise<Response>((resolve) => setTimeout(resolve, PATIENCE, copy));
  return Promise.race([fetched, slow]).catch(() => copy);
}

async function refresh(address: string): Promise<void> {
  const copy = await find(address);
  if (copy && Date.now() - Date.parse(copy.headers.get(FETCHED) ?? "") < FRESH) return;
  await fetch(address, { headers: { Accept: "text/html" } }).then((response) => keep(address, response)).catch(() => {});
}

async function keep(address: string, response: Response): Promise<void> {
  const account = response.headers.get("Samlad-Offline");
  if (!account || !response.ok || response.redirected) return;
  const headers = new Headers(response.headers);
  headers.set(FETCHED, new Date().toISOString());
  const cache = await caches.open(PAGES + account);
  await cache.put(address, new Response(await response.blob(), { headers }));
}

async function find(address: string): Promise<Response | undefined> {
  for (const name of await caches.keys()) {
    const copy = name.startsWith(PAGES) && (await (await caches.open(name)).match(address));
    if (copy) return copy;
  }
  return undefined;
}

/** The kept page, telling the client when it was fetched. */
async function copyOf(address: string): Promise<Response | undefined> {
  const copy = await find(address);
  if (!copy) return undefined;
  const html = (await copy.text()).replace("<body", `<body data-kept-copy="${copy.headers.get(FETCHED)}"`);
  return new Response(html, { headers: copy.headers });
}

/** A page of our own, with the way to what is kept. */
async function noContact(): Promise<Response> {
  const css = SHELL.find((name) => name.endsWith(".css"));
  const html = `<!doctype html><html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Ingen kontakt – Samlad</title><link rel="stylesheet" href="${css}"><main><h1>Ingen kontakt</h1>
<p>Samlad går inte att nå just nu. Det du har skrivit finns kvar på enheten och skickas när kontakten är tillbaka.</p>
<p lang="en">Samlad cannot be reached right now. What you wrote is kept on this device.</p>${await keptList()}
<p><a class="ds-button" href="">Försök igen</a></p></main></html>`;
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

async function keptList(): Promise<string> {
  const rows: string[] = [];
  for (const name of (await caches.keys()).filter((each) => each.startsWith(PAGES))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const title = /<title>([^<]*)/.exec((await (await cache.match(request))?.text()) ?? "")?.[1];
      rows.push(`<li><a href="${new URL(request.url).pathname}">${title ?? request.url}</a></li>`);
    }
  }
  return rows.length ? `<h2>Går att läsa ändå</h2><ul>${rows.join("")}</ul>` : "";
}
