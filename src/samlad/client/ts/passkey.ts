// Passkeys. The browser does the work; this only carries options in and the answer out, into the form that stands ready.
// Buttons stay hidden where the browser cannot do it.

type Json = Record<string, unknown>;

const can = "PublicKeyCredential" in window && "parseCreationOptionsFromJSON" in PublicKeyCredential;

function on(name: string, act: (button: HTMLButtonElement, value: string) => Promise<Credential | null>): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>(`button[data-passkey-${name}]`)) {
    button.hidden = false;
    button.addEventListener("click", () => void run(button, act(button, button.getAttribute(`data-passkey-${name}`) ?? "")));
  }
}

async function run(button: HTMLButtonElement, asked: Promise<Credential | null>): Promise<void> {
  button.setAttribute("aria-busy", "true");
  try {
    const credential = (await asked) as PublicKeyCredential | null;
    const form = document.getElementById(button.dataset["passkeyForm"] ?? "") as HTMLFormElement;
    if (credential) send(form, credential.toJSON() as unknown as Json);
  } catch {
    // The person said no, or the device took too long: the button is there for another try.
  } finally {
    button.removeAttribute("aria-busy");
  }
}

function send(form: HTMLFormElement, credential: Json): void {
  form.querySelector<HTMLInputElement>("[name=credential]")!.value = JSON.stringify(credential);
  const shared = form.querySelector<HTMLInputElement>("[name=shared]");
  if (shared) shared.value = document.querySelector<HTMLInputElement>("#f-shared")?.checked ? "yes" : "";
  form.submit();
}

const publicKeyOf = (options: string | Json): Json => (typeof options === "string" ? (JSON.parse(options) as { publicKey: Json }) : (options as { publicKey: Json })).publicKey;

function get(options: string | Json): Promise<Credential | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(publicKeyOf(options) as never);
  return navigator.credentials.get({ publicKey });
}

if (can) {
  document.querySelector("[data-passkey-missing]")?.remove();
  on("create", (_, options) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKeyOf(options) as never) }));
  on("get", (_, options) => get(options));
  on("login", async (_, address) => {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    return get(((await answer.json()) as { request_options: Json }).request_options);
  });
}
