// What one account keeps on the device. The key comes with the signed-in page and is never stored, so after sign-out only
// ciphertext is left, and another account on the same device cannot read it. A shared device keeps nothing: no vault.
import { type Bytes, fromBase64, toBase64 } from "./base64";
import { account, meta } from "./page";
import { openShelf, type Shelf } from "./shelf";

const IV_BYTES = 12;

export class Vault {
  constructor(
    private readonly owner: string,
    private readonly key: CryptoKey,
    private readonly shelf: Shelf,
  ) {}

  async put(name: string, value: unknown): Promise<void> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const clear = new TextEncoder().encode(JSON.stringify(value));
    const sealed = new Uint8Array(await crypto.subtle.encrypt(this.cipher(name, iv), this.key, clear));
    const both = new Uint8Array(IV_BYTES + sealed.length);
    both.set(iv);
    both.set(sealed, IV_BYTES);
    await this.shelf.put(this.full(name), toBase64(both));
  }

  /** Undefined when there is nothing, or nothing that this account can read. */
  async get<T>(name: string): Promise<T | undefined> {
    const text = await this.shelf.get(this.full(name));
    if (text === undefined) return undefined;
    try {
      const both = fromBase64(text);
      const clear = await crypto.subtle.decrypt(this.cipher(name, both.slice(0, IV_BYTES)), this.key, both.slice(IV_BYTES));
      return JSON.parse(new TextDecoder().decode(clear)) as T;
    } catch {
      return undefined;
    }
  }

  async remove(name: string): Promise<void> {
    await this.shelf.remove(this.full(name));
  }

  /** Everything readable under a prefix, in the order of the names. */
  async list<T>(prefix: string): Promise<[string, T][]> {
    const found: [string, T][] = [];
    for (const full of await this.shelf.names(this.full(prefix))) {
      const name = full.slice(this.full("").length);
      const value = await this.get<T>(name);
      if (value !== undefined) found.push([name, value]);
    }
    return found;
  }

  /** The name is part of what is sealed, so one text cannot be put in another's place. */
  private cipher(name: string, iv: Bytes): AesGcmParams {
    return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(this.full(name)) };
  }

  private full(name: string): string {
    return `${this.owner}/${name}`;
  }
}

let opened: { owner: string; key: string; vault: Promise<Vault | null> } | null = null;

/** The signed-in account's vault; null without an account, on a shared device, or where the browser has no cryptography. */
export function openVault(): Promise<Vault | null> {
  const [owner, key] = [account(), meta("keep-key")];
  if (opened?.owner !== owner || opened.key !== key) opened = { owner, key, vault: unlock(owner, key) };
  return opened.vault;
}

async function unlock(owner: string, key: string): Promise<Vault | null> {
  if (!owner || !key || "sharedDevice" in document.body.dataset || !crypto.subtle) return null;
  const imported = await crypto.subtle.importKey("raw", fromBase64(key), "AES-GCM", false, ["encrypt", "decrypt"]);
  return new Vault(owner, imported, await openShelf());
}
