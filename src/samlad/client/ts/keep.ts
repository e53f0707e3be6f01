// What is typed in a form with data-keep survives reload, a dead server and sign-out, until the server has confirmed it.
import { onPage } from "./page";
import { clockText, now } from "./times";
import { openVault } from "./vault";
import { words } from "./words";

const PAUSE = 300; // after the last key, before it is saved

/** `fields` hold the form's own key too, so that a second try after a lost answer is known as the same. */
export interface Typed {
  at: number;
  fields: [string, string][];
}
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const pauses = new WeakMap<HTMLFormElement, number>();

export function startKeep(): void {
  document.addEventListener("input", (event) => {
    const form = (event.target as Field).form;
    if (!form?.dataset["keep"]) return;
    clearTimeout(pauses.get(form));
    pauses.set(form, setTimeout(() => void save(form), PAUSE));
  });
  onPage(() => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-keep]")) void restore(form);
  });
}

export function typedIn(form: HTMLFormElement): Typed {
  return { at: now(), fields: fieldsOf(form).flatMap((field) => (isOff(field) ? [] : [[field.name, field.value] as [string, string]])) };
}

export async function putBack(name: string, typed: Typed): Promise<void> {
  await (await openVault())?.put(`keep/${name}`, typed);
}

export async function forget(form: HTMLFormElement): Promise<void> {
  clearTimeout(pauses.get(form));
  if (form.dataset["keep"]) await (await openVault())?.remove(`keep/${form.dataset["keep"]}`);
}

async function save(form: HTMLFormElement): Promise<void> {
  if (form.dataset["keep"]) await putBack(form.dataset["keep"], typedIn(form));
}

/** Only what people type or choose, and the key; never passwords, files or other hidden facts of the page. */
function fieldsOf(form: HTMLFormElement): Field[] {
  const left = ["password", "file", "submit", "button", "reset"];
  return ([...form.elements] as Field[]).filter(
    (field) => field.name && (field.type === "hidden" ? field.name === "key" : /^(INPUT|TEXTAREA|SELECT)$/.test(field.tagName) && !left.includes(field.type)),
  );
}

function isOff(field: Field): boolean {
  return isToggle(field) && !field.checked;
}

function isToggle(field: Field): field is HTMLInputElement {
  return field.type === "checkbox" || field.type === "radio";
}

async function restore(form: HTMLFormElement): Promise<void> {
  const typed = await (await openVault())?.get<Typed>(`keep/${form.dataset["keep"]}`);
  if (!typed) return;
  const drawn = typedIn(form).fields;
  write(form, typed.fields.filter(([name, value]) => !(name === "key" && value === spentKey())));
  if (JSON.stringify(said(drawn)) === JSON.stringify(said(typedIn(form).fields))) return;
  form.prepend(note(form, typed.at, drawn));
}

/** A key that has recorded something else: the page that says so has a new one. */
function spentKey(): string | undefined {
  return document.querySelector<HTMLElement>("[data-spent-key]")?.dataset["spentKey"];
}

function said(fields: [string, string][]): [string, string][] {
  return fields.filter(([name]) => name !== "key");
}

function write(form: HTMLFormElement, fields: [string, string][]): void {
  const left = fields.map((pair) => [...pair] as [string, string]);
  for (const field of fieldsOf(form)) {
    const toggle = isToggle(field);
    const at = left.findIndex(([name, value]) => name === field.name && (!toggle || value === field.value));
    if (toggle) field.checked = at >= 0;
    else if (at >= 0) field.value = left[at]![1];
    if (at >= 0) left.splice(at, 1);
  }
}

function note(form: HTMLFormElement, at: number, drawn: [string, string][]): HTMLElement {
  const line = document.createElement("p");
  line.className = "restored";
  line.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ds-button";
  button.dataset["variant"] = "tertiary";
  button.textContent = words.throwAway;
  button.addEventListener("click", () => {
    void forget(form);
    write(form, drawn);
    line.remove();
  });
  line.append(words.restored(clockText(at)), " ", button);
  return line;
}
