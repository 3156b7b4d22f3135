/** @file Judges: what was added, what was found out about each, and which one measures. */
import { expect, test } from "vitest";
import { judgeSetup, type JudgeCalibration, type JudgeProbe } from "../../../app/contract/studio/judges.ts";
import { openTestStore } from "../../kit/store.ts";

const SERVER = judgeSetup.parse({ kind: "server", address: "http://127.0.0.1:9/v1", model: "seer" });
const LOCAL = judgeSetup.parse({ kind: "local", folder: "/models/seer" });
const PROBE: JudgeProbe = {
  ok: true,
  sentence: "It read the test picture.",
  milliseconds: 80,
  bytes: null,
  sha256: "c".repeat(64),
  probed: 5,
};
const LINE = { offset: 0.25, slope: 0.5 };
const CALIBRATION: JudgeCalibration = {
  valence: LINE,
  arousal: LINE,
  residual: { valence: 0.5, arousal: 0.75 },
  correlation: { valence: 0.9, arousal: null },
  pictures: 40,
  reference: "papercut-judge",
  made: 6,
  points: [{ said: { valence: 1, arousal: 2 }, reference: { valence: 0.5, arousal: 1 } }],
};

test("judges and findings are there after the next start, of embedded judges as well", () => {
  const store = openTestStore();
  const server = store.judges.add("Server", SERVER);
  const local = store.judges.add("Local", LOCAL);
  expect(store.judges.probe(server)).toBeNull();
  store.judges.saveProbe(server, { ...PROBE, ok: false });
  store.judges.saveCalibration(server, CALIBRATION);
  store.judges.saveProbe(server, PROBE);
  store.judges.saveProbe("papercut-judge", PROBE);
  store.judges.choose(local);
  store.close();
  const { judges } = openTestStore({ directory: store.directory });
  expect(judges.list()).toEqual([
    { id: server, name: "Server", setup: SERVER },
    { id: local, name: "Local", setup: LOCAL },
  ]);
  expect(judges.probe(server)).toEqual(PROBE);
  expect(judges.calibration(server)).toEqual(CALIBRATION);
  expect(judges.probe("papercut-judge")).toEqual(PROBE);
  expect(judges.calibration("papercut-judge")).toBeNull();
  expect(judges.chosen()).toBe(local);
});

test("another set-up forgets what was found, another name does not", () => {
  const { judges } = openTestStore();
  const id = judges.add("Server", SERVER);
  judges.saveProbe(id, PROBE);
  judges.saveCalibration(id, CALIBRATION);
  judges.change(id, "Seer", SERVER);
  expect([judges.probe(id), judges.calibration(id)]).toEqual([PROBE, CALIBRATION]);
  judges.change(id, "Seer", LOCAL);
  expect([judges.probe(id), judges.calibration(id)]).toEqual([null, null]);
  expect(judges.list()).toEqual([{ id, name: "Seer", setup: LOCAL }]);
});

test("a judge that is removed is forgotten and no longer chosen", () => {
  const { judges } = openTestStore();
  const [one, other] = [judges.add("One", SERVER), judges.add("Other", LOCAL)];
  judges.saveProbe(one, PROBE);
  judges.choose(one);
  judges.remove(other);
  expect(judges.chosen()).toBe(one);
  judges.remove(one);
  expect(judges.chosen()).toBeNull();
  expect(judges.probe(one)).toBeNull();
  expect(judges.list()).toEqual([]);
  expect(() => judges.remove(one)).toThrow("input.unknown");
  expect(() => judges.change(one, "x", LOCAL)).toThrow("input.unknown");
});
