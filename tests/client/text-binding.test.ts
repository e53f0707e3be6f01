import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { difference, moved } from "../../src/samlad/client/ts/text-binding";

const LETTERS = ["a", "a", "b", "å", " ", "\n", "😀", "👩‍🚒"];
let seed = 7;
const chance = (below: number): number => (seed = (seed * 16807) % 2147483647) % below;
const anyText = (most: number): string => Array.from({ length: chance(most + 1) }, () => LETTERS[chance(LETTERS.length)]).join("");

test("what is cut and put makes the new text, and no character is cut in two", () => {
  for (let round = 0; round < 5000; round += 1) {
    const [before, after] = [anyText(8), anyText(8)];
    const { at, cut, put } = difference(before, after, chance(after.length + 1));
    assert.equal(before.slice(0, at) + put + before.slice(at + cut), after);
    for (const part of [before.slice(0, at), before.slice(at, at + cut), put]) assert.ok(part.isWellFormed(), JSON.stringify([before, after]));
  }
});

test("the caret tells which of two equal letters was typed", () => {
  assert.deepEqual(difference("aa", "aaa", 1), { at: 0, cut: 0, put: "a" });
  assert.deepEqual(difference("aa", "aaa", 3), { at: 2, cut: 0, put: "a" });
});

test("only what differs is written, so two writers' words both stay", () => {
  const [anna, bo] = [new Y.Doc(), new Y.Doc()];
  anna.getText("text").insert(0, "Vi ses kl. 13.");
  Y.applyUpdate(bo, Y.encodeStateAsUpdate(anna));
  write(anna, "Vi ses kl. 13 per telefon.");
  write(bo, "Alla: Vi ses kl. 13.");
  Y.applyUpdate(bo, Y.encodeStateAsUpdate(anna));
  Y.applyUpdate(anna, Y.encodeStateAsUpdate(bo));
  assert.equal(anna.getText("text").toString(), "Alla: Vi ses kl. 13 per telefon.");
  assert.equal(bo.getText("text").toString(), anna.getText("text").toString());
});

function write(doc: Y.Doc, after: string): void {
  const text = doc.getText("text");
  const { at, cut, put } = difference(text.toString(), after, after.length);
  text.delete(at, cut);
  text.insert(at, put);
}

test("the cursor follows the letter it stood before", () => {
  assert.equal(moved(5, [{ insert: "Hej " }]), 9);
  assert.equal(moved(5, [{ retain: 5 }, { insert: "efter" }]), 5);
  assert.equal(moved(5, [{ retain: 2 }, { delete: 2 }]), 3);
  assert.equal(moved(5, [{ retain: 3 }, { delete: 10 }]), 3);
  assert.equal(moved(2, [{ retain: 4 }, { delete: 1 }]), 2);
});
