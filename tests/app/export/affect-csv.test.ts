/** @file The affect table: every cell where it belongs, nothing a spreadsheet would run. */
import { expect, test } from "vitest";
import type { ExportItem } from "../../../app/contract/engine/engine.ts";
import { affectCsv } from "../../../app/export/affect-csv.ts";
import { affectRecord } from "../../../app/export/affect-record.ts";
import { measuredAt } from "../../kit/series-frame.ts";

const item: ExportItem = {
  blob: "0".repeat(64),
  svg: null,
  name: "boat",
  prompt: 'a "red" boat, at\nnight',
  seed: 7,
  target: { valence: 1, arousal: -2 },
  measurement: measuredAt(0.5, -2.25),
  recipe: null,
  created: 0,
};
const HEADING =
  "index,file,prompt,seed,target_valence,target_arousal,measured_valence,measured_arousal,spread_valence,spread_arousal,error_valence,error_arousal,judge,scale";
const table = (items: readonly ExportItem[], strip: boolean): string =>
  affectCsv(
    items.map((one, index) => affectRecord(one, index, `${one.name}.png`, strip)),
    strip,
  );

test("quotes what must be quoted and leaves empty what is not known", () => {
  const bare = { ...item, prompt: "", seed: null, target: null, measurement: null };
  expect(table([item, bare], false)).toBe(
    `${HEADING}\r\n` +
      '0,boat.png,"a ""red"" boat, at\nnight",7,1,-2,0.5,-2.25,0.3,0.4,0.5,0.25,papercut-judge,range\r\n' +
      "1,boat.png,,,,,,,,,,,,range\r\n",
  );
});

test("stripped, it has neither prompt nor seed", () => {
  expect(table([item], true)).toBe(
    `${HEADING.replace("prompt,seed,", "")}\r\n0,boat.png,1,-2,0.5,-2.25,0.3,0.4,0.5,0.25,papercut-judge,range\r\n`,
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])("%j stays text in a spreadsheet", (prompt) => {
  expect(table([{ ...item, prompt }], false)).toContain(`0,boat.png,'${prompt},7,`);
});

test("a reading on another scale than the target has no error", () => {
  const rated = { ...item, measurement: { ...measuredAt(0.5, -2.25), scale: "rated" as const } };
  expect(affectRecord(rated, 0, "", true).error).toBeNull();
});
