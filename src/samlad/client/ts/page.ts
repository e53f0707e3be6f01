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
  document.title = next.title;
  takeFacts(next);
  if (samePlace) {
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

addEventListener("popstate", () => location.reload());
