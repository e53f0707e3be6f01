// A Y.Text shown in a plain textarea: only what differs is written, either way, and the cursor stays where it was.
import type * as Y from "yjs";

/** What one keystroke, paste or autocorrection did, as a single cut and insertion. `caret` settles "aa" → "aaa". */
export function difference(before: string, after: string, caret: number): { at: number; cut: number; put: string } {
  const most = Math.min(before.length, after.length);
  let tail = 0;
  while (tail < most && tail < after.length - caret && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  let head = 0;
  while (head < most - tail && before[head] === after[head]) head += 1;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  if (isHighHalf(after, head - 1) || isHighHalf(before, head - 1)) head -= 1;
  if (tail && (isLowHalf(after, after.length - tail) || isLowHalf(before, before.length - tail))) tail -= 1;
  return { at: head, cut: before.length - head - tail, put: after.slice(head, after.length - tail) };
}

/** A pair that makes one character (an emoji) must never be cut in two. */
function isHighHalf(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text[at] ?? "");
}

function isLowHalf(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text[at] ?? "");
}

/** Where a cursor stands after others' changes; what is put exactly at the cursor comes after it. */
export function moved(cursor: number, changes: { retain?: number; insert?: unknown; delete?: number }[]): number {
  let at = 0;
  for (const change of changes) {
    if (change.retain) at += change.retain;
    else if (typeof change.insert === "string") {
      if (at < cursor) cursor += change.insert.length;
      at += change.insert.length;
    } else if (change.delete && at < cursor) cursor -= Math.min(change.delete, cursor - at);
  }
  return cursor;
}

export function bind(text: Y.Text, area: HTMLTextAreaElement): void {
  area.value = text.toString();
  area.addEventListener("input", () => {
    const { at, cut, put } = difference(text.toString(), area.value, area.selectionEnd);
    text.doc?.transact(() => {
      if (cut) text.delete(at, cut);
      if (put) text.insert(at, put);
    }, area);
  });
  text.observe((event, transaction) => {
    if (transaction.origin === area) return;
    const [start, end, scroll] = [moved(area.selectionStart, event.delta), moved(area.selectionEnd, event.delta), area.scrollTop];
    area.value = text.toString();
    area.scrollTop = scroll;
    if (document.activeElement === area) area.setSelectionRange(start, end);
  });
}
