/** @file Where a picture comes from: said of what was drawn, never of what was brought; any prompt is only text. */
import { expect, test } from "vitest";
import { sourceType, sourceTypeIn, xmpPacket } from "../../../app/export/provenance.ts";

const drawn = { recipe: null, svg: "0".repeat(64) };
const brought = { recipe: null, svg: null };

test.each([
  [[drawn], "trainedAlgorithmicMedia"],
  [[drawn, drawn], "trainedAlgorithmicMedia"],
  [[drawn, brought], "compositeWithTrainedAlgorithmicMedia"],
  [[brought], null],
])("%j is %s", (items, source) => {
  expect(sourceType(items)).toBe(source);
  expect(sourceTypeIn(xmpPacket(source, null))).toBe(source);
});

test("a prompt cannot write XML", () => {
  const packet = xmpPacket("digitalArt", `</rdf:li>"&<x>\u0000\u0001\ud800\ufffe`);
  expect(packet).toContain('<rdf:li xml:lang="x-default">&lt;/rdf:li&gt;&quot;&amp;&lt;x&gt;\ufffd</rdf:li>');
});
