// What could not be sent waits on the device, in order, with the same key, and goes when the line is back. What is
// refused then is shown with the server's own sentences; it is never dropped or sent over somebody else's words.
import { putBack, type Typed } from "./keep";
import { onPage } from "./page";
import { send } from "./send";
import { toast } from "./status";
import { clockText, now } from "./times";
import { openVault, type Vault } from "./vault";
import { words } from "./words";

const BETWEEN_TRIES = 30_000;

interface Waiting {
  what: string;
  action: string;
  body: string;
  at: number;
  from: string; // the page it was written on
  keep?: string;
  typed?: Typed;
  refused?: string[];
  signedOut?: boolean;
}
export interface Unsent {
  what: string;
  action: string;
  body: URLSearchParams;
  keep?: string;
  typed?: Typed;
}

export function startOutbox(): void {
  onPage(() => void sendWaiting());
  addEventListener("online", () => void sendWaiting());
  setInterval(() => void sendWaiting(), BETWEEN_TRIES);
}

/** False when this device keeps nothing. The same key again takes the first one's place. */
export async function keepForLater(unsent: Unsent): Promise<boolean> {
  const vault = await openVault();
  if (!vault) return false;
  const key = unsent.body.get("key") ?? crypto.randomUUID();
  for (const [name, earlier] of await list(vault)) if (new URLSearchParams(earlier.body).get("key") === key) await vault.remove(name);
  const at = now();
  await vault.put(`outbox/${at}-${key}`, { ...unsent, body: unsent.body.toString(), at, from: location.pathname } satisfies Waiting);
  await draw(vault);
  return true;
}

/** Tries everything that waits; one tab at a time. */
export async function sendWaiting(): Promise<void> {
  const vault = await openVault();
  if (!vault) return;
  if (navigator.locks) await navigator.locks.request("samlad-outbox", { ifAvailable: true }, async (lock) => lock && (await sendInOrder(vault)));
  else await sendInOrder(vault);
  await draw(vault);
}

function list(vault: Vault): Promise<[string, Waiting][]> {
  return vault.list<Waiting>("outbox/");
}

async function sendInOrder(vault: Vault): Promise<void> {
  for (const [name, waiting] of await list(vault)) {
    if (waiting.refused) continue;
    const answer = await send(waiting.action, new URLSearchParams(waiting.body));
    if (answer.became === "unreachable") return;
    if (answer.became === "signed-out") return vault.put(name, { ...waiting, signedOut: true });
    if (answer.became === "received") {
      await vault.remove(name);
      toast(words.sent(waiting.what, clockText(now())));
    } else {
      await vault.put(name, { ...waiting, refused: sentencesOf(answer.page) });
      if (waiting.keep && waiting.typed) await putBack(waiting.keep, waiting.typed);
    }
  }
}

/** The server's own words for why. */
function sentencesOf(page: Document): string[] {
  const sentences = [...page.querySelectorAll("#refused li")].map((item) => item.textContent?.trim() ?? "");
  return sentences.length ? sentences : [page.querySelector("h1")?.textContent?.trim() ?? page.title];
}

async function draw(vault: Vault): Promise<void> {
  const place = document.getElementById("outbox");
  if (!place) return;
  const all = await list(vault);
  place.hidden = all.length === 0;
  const count = document.createElement("b");
  const refused = all.filter(([, waiting]) => waiting.refused).length;
  count.textContent = [all.length > refused && words.waiting(all.length - refused), refused && words.notTaken(refused)].filter(Boolean).join(" · ");
  const items = document.createElement("ul");
  items.append(...all.map(([name, waiting]) => row(vault, name, waiting)));
  place.replaceChildren(count, items);
}

function row(vault: Vault, name: string, waiting: Waiting): HTMLElement {
  const item = document.createElement("li");
  item.append(`${waiting.what} · ${clockText(waiting.at)}`);
  if (waiting.signedOut) item.append(` · ${words.signInToSend}`);
  if (!waiting.refused) return item;
  const why = document.createElement("span");
  why.className = "why";
  why.textContent = ` · ${waiting.refused.join(" ")} `;
  const open = document.createElement("a");
  open.href = waiting.from;
  open.textContent = words.openAndCorrect;
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "ds-button";
  drop.dataset["variant"] = "tertiary";
  drop.textContent = words.throwAway;
  drop.addEventListener("click", () => void vault.remove(name).then(() => draw(vault)));
  item.append(why, open, " ", drop);
  return item;
}
