import assert from "node:assert/strict";
import { test } from "node:test";
import { clockText, countText, relativeText, setClock, now } from "../../src/samlad/client/ts/times";

const at = (text: string): number => Date.parse(text);
const noon = at("2026-02-03T12:00:00+01:00");

test("how far away, in words", () => {
  assert.equal(relativeText(at("2026-02-03T12:13:00+01:00"), noon), "om 13 min");
  assert.equal(relativeText(at("2026-02-03T13:13:00+01:00"), noon), "om 1 h 13 min");
  assert.equal(relativeText(at("2026-02-03T11:57:00+01:00"), noon), "för 3 min sedan");
  assert.equal(relativeText(at("2026-02-03T15:00:00+01:00"), noon), "om 3 h");
  assert.equal(relativeText(at("2026-02-06T12:00:00+01:00"), noon), "om 3 dygn");
  assert.equal(relativeText(noon + 10_000, noon), "nu");
});

test("a running clock counts down and then up", () => {
  assert.equal(countText(noon + 192_000, noon), "3:12");
  assert.equal(countText(noon - 42_000, noon), "0:42");
  assert.equal(countText(noon + 3_725_000, noon), "1:02:05");
});

test("times are Swedish and on the server's clock, whatever the device says", () => {
  setClock("2026-07-01T10:47:00Z");
  assert.ok(Math.abs(now() - at("2026-07-01T10:47:00Z")) < 1000);
  assert.equal(clockText(at("2026-07-01T10:47:00Z")), "12:47");
  assert.match(clockText(at("2026-06-30T20:00:00Z")), /30 juni 22:00/);
});
