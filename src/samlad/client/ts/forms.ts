// Forms are sent by fetch, once: the answer takes the page's place, a refusal is shown with what was typed, and without
// a line nothing is lost. Without this script the same forms are sent by the browser itself.
import { forget, typedIn } from "./keep";
import { keepForLater } from "./outbox";
import { show } from "./page";
import { type Answer, send } from "./send";
import { toast } from "./status";
import { words } from "./words";

const underWay = new WeakSet<HTMLFormElement>();

export function startForms(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.method !== "post" || "plain" in form.dataset) return;
    event.preventDefault();
    void submit(form, event.submitter);
  });
}

async function submit(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  if (underWay.has(form)) return;
  underWay.add(form);
  button?.setAttribute("aria-busy", "true");
  const action = button?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
  const body = bodyOf(form, button);
  const answer = await send(action, body);
  button?.removeAttribute("aria-busy");
  underWay.delete(form);
  await react(form, action, body, answer);
}

function bodyOf(form: HTMLFormElement, button: HTMLElement | null): FormData | URLSearchParams {
  const data = new FormData(form, button);
  return form.enctype === "multipart/form-data" ? data : new URLSearchParams(data as unknown as Record<string, string>);
}

async function react(form: HTMLFormElement, action: string, body: FormData | URLSearchParams, answer: Answer): Promise<void> {
  if (answer.became === "unreachable") {
    const what = form.dataset["outbox"];
    const keep = form.dataset["keep"];
    const kept = what && body instanceof URLSearchParams && (await keepForLater({ what, action, body, ...(keep && { keep, typed: typedIn(form) }) }));
    toast(kept ? words.waitsHere(what) : words.notSent);
    if (kept) await forget(form);
    return;
  }
  if (answer.became === "received") {
    await forget(form);
    form.reset();
  }
  show(answer.page, answer.url);
}
