// The page as it stands: its facts, and how another one takes its place without the browser loading it again.
import { Idiomorph } from "idiomorph";

const starts: (() => void)[] = [];

/** Runs `start` now, and again each time another page has taken this one's place. */
export function onPage(start: () => void): void {
  starts.push(start);
  start();
}

/** Whose page this is, or "" when nobody is signed in. */
export function account(of: Document = document): string {
  return of.body.dataset["account"] ?? "";
}

export function meta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";
}

export function parse(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

/** Shows `next`, the answer to a form. The same address is changed in place, so scroll and focus stay. */
export function show(next: Document, url: string): void {
  if (url !== location.href && next.body.querySelector("script")) return location.assign(url); // only the browser runs a page's own script
  const samePlace = new URL(url).pathname === location.pathname;
  if (url !== location.href) history.pushState(null, "", url);
  shown = address();
  document.title = next.title;
  takeFacts(next);
  if (samePlace) {
    nameForms(document.body);
    nameForms(next.body);
    Idiomorph.morph(document.body, next.body, { morphStyle: "outerHTML", callbacks: { beforeNodeMorphed: isNotBeingEdited } });
  } else {
    document.body = document.adoptNode(next.body);
    scrollTo(0, 0);
  }
  for (const start of starts) start();
  const refused = document.getElementById("refused");
  if (refused) refused.focus();
  else if (!samePlace) document.getElementById("main")?.focus({ preventScroll: true });
}

/** Gives each form a name that it keeps from one drawing to the next. What is morphed is then paired by these names, so that
 * a button never turns into another one under somebody's finger. */
export function nameForms(root: ParentNode): void {
  const named = new Map<string, number>();
  for (const form of root.querySelectorAll("form")) {
    if (form.id && !form.id.startsWith("form/")) continue;
    const place = form.parentElement?.closest("[id]:not(form)")?.id ?? "";
    const name = `form/${place}/${form.dataset["keep"] ?? whatItDoes(form)}`;
    const before = named.get(name) ?? 0;
    named.set(name, before + 1);
    form.id = before ? `${name}/${before}` : name;
  }
}

/** Where it is sent and what it says by itself, apart from what is new in every drawing. */
function whatItDoes(form: HTMLFormElement): string {
  const said = [...form.querySelectorAll<HTMLInputElement>("input[type=hidden]")].filter((field) => !["csrfmiddlewaretoken", "key"].includes(field.name));
  return [form.getAttribute("action"), ...said.map((field) => `${field.name}=${field.value}`)].join(" ");
}

/** A shared draft follows its own stream; the page drawn a moment ago knows less. */
function isNotBeingEdited(old: Node, next: Node): boolean {
  return !(old instanceof HTMLTextAreaElement && next instanceof HTMLTextAreaElement && old.dataset["draft"] && old.dataset["draft"] === next.dataset["draft"]);
}

function takeFacts(next: Document): void {
  for (const name of ["csrf", "keep-key", "offline"]) {
    document.querySelector(`meta[name="${name}"]`)?.remove();
    const fact = next.querySelector(`meta[name="${name}"]`);
    if (fact) document.head.append(document.adoptNode(fact));
  }
}

function address(): string {
  return location.pathname + location.search;
}

let shown = address();

/** Back to another page; a step within this one, as by the skip link, is the browser's own. */
addEventListener("popstate", () => {
  if (address() !== shown) location.reload();
});
