// A shared draft: several people write in one text, also without a line. Updates stream in from a position; our own go out
// in batches, each with a key, and stay on the device until the server has said that it has them.
import * as Y from "yjs";
import { fromBase64, toBase64 } from "./base64";
import { meta } from "./page";
import { bind } from "./text-binding";
import { clockText, now } from "./times";
import { openVault } from "./vault";
import { words } from "./words";

const BETWEEN_BATCHES = 334; // at most three a second
const BETWEEN_TRIES = 4000;
const RECEIVED = "received";

/** `sent` is on its way and must not change, since it has a key; `unsent` is what came after it. */
interface Pending {
  sent?: { updates: string; key: string };
  unsent?: string;
}
type Became = "received" | "unreachable" | "refused";

const opened = new Map<HTMLTextAreaElement, Draft>();

/** Opens the drafts of the page as it now stands, and lets go of those that are no longer on it: a browser has few lines. */
export function startDrafts(): void {
  for (const [area, draft] of opened) {
    if (area.isConnected) continue;
    draft.close();
    opened.delete(area);
  }
  for (const area of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-draft]")) {
    if (opened.has(area)) continue;
    const draft = new Draft(area);
    opened.set(area, draft);
    void draft.open();
  }
}

class Draft {
  private readonly doc = new Y.Doc();
  private readonly id: string;
  private readonly drawnAt: number;
  private position = 0;
  private source: EventSource | null = null;
  private pending: Pending = {};
  private isSending = false;
  private isWhole = false;
  private readonly closing = new AbortController();
  private kept = Promise.resolve();

  constructor(private readonly area: HTMLTextAreaElement) {
    this.id = area.dataset["draft"] ?? "";
    this.drawnAt = Number(area.dataset["draftAt"] ?? 0);
  }

  async open(): Promise<void> {
    this.area.readOnly = true;
    this.pending = (await (await openVault())?.get<Pending>(`draft/${this.id}`)) ?? {};
    for (const updates of [this.pending.sent?.updates, this.pending.unsent]) if (updates) Y.applyUpdate(this.doc, fromBase64(updates), RECEIVED);
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== RECEIVED) this.wrote(update);
    });
    this.listen();
    const whileOpen = { signal: this.closing.signal };
    document.addEventListener("visibilitychange", () => (document.hidden ? this.source?.close() : this.listen()), whileOpen);
    void this.send();
  }

  /** Follows no longer. What has not been sent is sent all the same. */
  close(): void {
    this.closing.abort();
    this.source?.close();
  }

  /** One can write once everything has arrived that the page was drawn from, so that nothing is typed over. */
  private openWhenWhole(): void {
    if (this.isWhole || this.position < this.drawnAt) return;
    this.isWhole = true;
    bind(this.doc.getText("text"), this.area);
    this.area.readOnly = "draftReads" in this.area.dataset; // some may only follow what is written
  }

  private listen(): void {
    this.source?.close();
    if (this.closing.signal.aborted) return;
    const source = (this.source = new EventSource(`/drafts/${this.id}/stream?from=${this.position}`));
    this.openWhenWhole();
    source.addEventListener("update", (event) => {
      const { n, update } = JSON.parse(event.data) as { n: number; update: string };
      Y.applyUpdate(this.doc, fromBase64(update), RECEIVED);
      this.position = n;
      this.openWhenWhole();
    });
    source.addEventListener("error", () => {
      source.close();
      setTimeout(() => document.hidden || this.listen(), BETWEEN_TRIES * (0.5 + Math.random() / 2));
    });
  }

  private wrote(update: Uint8Array): void {
    const unsent = this.pending.unsent;
    this.pending.unsent = toBase64(unsent ? Y.mergeUpdates([fromBase64(unsent), update]) : update);
    void this.keep();
    if (!this.isSending) {
      this.isSending = true;
      setTimeout(() => void this.send(), BETWEEN_BATCHES);
    }
  }

  private async send(): Promise<void> {
    this.isSending = true;
    if (!this.pending.sent && this.pending.unsent) this.pending = { sent: { updates: this.pending.unsent, key: crypto.randomUUID() } };
    const batch = this.pending.sent;
    if (!batch) {
      this.isSending = false;
      return;
    }
    await this.keep();
    const became = await this.post(batch);
    if (became === "received") delete this.pending.sent;
    await this.keep();
    this.tell(became);
    if (became !== "refused") setTimeout(() => void this.send(), became === "received" ? BETWEEN_BATCHES : BETWEEN_TRIES);
  }

  private async post(batch: { updates: string; key: string }): Promise<Became> {
    try {
      const headers = { "Content-Type": "application/json", "X-CSRFToken": meta("csrf") };
      const response = await fetch(`/drafts/${this.id}/updates`, { method: "POST", headers, body: JSON.stringify(batch) });
      if (response.ok && !response.redirected) return "received";
      return response.status >= 400 && response.status < 500 ? "refused" : "unreachable";
    } catch {
      return "unreachable";
    }
  }

  /** One write at a time, in order, each with the latest. */
  private keep(): Promise<void> {
    this.kept = this.kept.then(async () => {
      const vault = await openVault();
      if (this.pending.sent || this.pending.unsent) await vault?.put(`draft/${this.id}`, this.pending);
      else await vault?.remove(`draft/${this.id}`);
    });
    return this.kept;
  }

  private tell(became: Became): void {
    const place = document.querySelector(`[data-draft-status="${this.id}"]`);
    if (!place) return;
    const waits = "sharedDevice" in document.body.dataset ? words.savedNowhere : words.savedHere;
    place.textContent = { received: words.savedAt(clockText(now())), unreachable: waits, refused: words.draftRefused }[became];
  }
}
