/** @file Figures of the evidence on arms whose truth is known, and the page that runs nothing it is told. */
import { expect, test } from "vitest";
import { armDifference, armFigures, chanceError, shuffledTargets } from "../../../app/evidence/figures.ts";
import { escapeHtml } from "../../../app/evidence/html/escape.ts";
import { reportPage } from "../../../app/evidence/html/page.ts";
import type { EvidenceReport } from "../../../app/evidence/report.ts";
import type { Arm, Shot } from "../../../app/evidence/shot.ts";
import { stream } from "../../../app/random/philox.ts";

/** An arm whose readings follow their targets up to `noise` and stand off by `bias`. */
function arm(name: string, noise: number, bias = 0, tasks = 180): Arm {
  const own = stream(5, `arm ${name}`);
  const shots = Array.from({ length: tasks }, (_, i): Shot => {
    const targets = stream(9, "targets", i);
    const target = { valence: targets.between(-2.4, 2.4), arousal: targets.between(-2.4, 2.4) };
    const read = () => ({
      valence: target.valence + bias + noise * own.normal(),
      arousal: target.arousal + bias + noise * own.normal(),
    });
    const task = { cluster: i % 60, prompt: `prompt ${i % 60}`, target, seed: i };
    return { task, judge: read(), witness: read(), adherence: 1, valid: true, globals: [own.normal(), own.normal()] };
  });
  return { name, pictures: 1, seconds: 18, shots };
}

test("figures of a known arm: error of a normal deviate, skill, slope", () => {
  const { witness, picturesEach, secondsEach, diversity } = armFigures(arm("known", 0.5));
  // E|N(0, σ)| = σ√(2/π); the mean distance of U[−2.4, 2.4] to its middle is 1.2.
  expect(witness.error.valence).toBeCloseTo(0.5 * Math.sqrt(2 / Math.PI), 1);
  expect(witness.skill.arousal).toBeCloseTo(1 - 0.399 / 1.2, 1);
  expect(witness.slope.valence).toBeCloseTo(1, 1);
  expect([picturesEach, secondsEach]).toEqual([1, 0.1]);
  expect(diversity).toBeCloseTo(1, 1);
});

test("a difference is found with its interval, and none where there is none", () => {
  const near = armDifference(arm("near", 0.3), arm("far", 0.3, 0.8), "witness");
  expect(near.high).toBeLessThan(0);
  expect(near.estimate).toBeCloseTo(-0.57, 1);
  const same = armDifference(arm("one", 0.4), arm("other", 0.4), "witness");
  expect(same.low).toBeLessThan(0);
  expect(same.high).toBeGreaterThan(0);
});

test("with targets exchanged an arm falls to chance", () => {
  const followed = arm("followed", 0.2);
  const left = armFigures(shuffledTargets(followed, stream(1, "dealt"))).witness.error;
  const chance = chanceError(followed, "witness");
  expect((left.valence + left.arousal) / 2).toBeCloseTo(chance, 0);
  expect(chance).toBeGreaterThan(1.4);
});

test("whatever a name holds is shown on the page and not run", () => {
  expect(escapeHtml(`<script>"&'`)).toBe("&lt;script&gt;&quot;&amp;&#39;");
  const evil = `<img src=x onerror="alert(1)">`;
  const report: EvidenceReport = {
    version: 1,
    suite: "ablation",
    title: evil,
    seed: 1,
    verdict: evil,
    findings: [{ holds: true, sentence: evil }],
    tables: [
      {
        title: evil,
        note: evil,
        columns: [{ name: evil, unit: null, digits: 2 }],
        rows: [{ name: evil, cells: [{ estimate: -0.5, low: -1, high: 0.25 }] }],
      },
    ],
    plots: [
      { kind: "forest", title: evil, unit: evil, rows: [{ name: evil, estimate: 0, low: -1, high: 1 }] },
      { kind: "bars", title: evil, unit: evil, bars: [{ name: evil, value: 1 }] },
      { kind: "lines", title: evil, x: evil, y: evil, lines: [{ name: evil, points: [{ x: 0, y: 1 }] }] },
      { kind: "scatter", title: evil, arms: [{ name: evil, points: [] }] },
    ],
    pictures: [
      { arm: evil, prompt: evil, target: { valence: 0, arousal: 0 }, measured: { valence: 0, arousal: 0 }, uri: evil },
    ],
    environment: {
      app: evil,
      onnxruntime: "1",
      provider: "cpu",
      cpu: evil,
      pack: { id: evil, sha256: "0" },
      judges: [],
      seconds: 60,
      pictures: 3,
      command: evil,
    },
  };
  const page = reportPage(report);
  expect(page).not.toContain("<img src=x");
  expect(page).toContain("−0.50 [−1.00, 0.25]");
  expect(page).not.toMatch(/https?:\/\//u);
});
