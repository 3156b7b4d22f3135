/** @file Measurements from readings: scale, spread, confidence of familiar and of strange pictures, causes. */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { KNOTS_A, KNOTS_B, PAPERCUT } from "../../kit/papercut-scale.ts";
import { affectScale } from "../../../app/affect/ground/range.ts";
import { KIND_NAMES, type Kind } from "../../../app/scene/kinds.ts";
import { openPicture } from "../../../native/image/open.ts";
import { ATTRIBUTES } from "../../../native/judge/attributes.ts";
import { believedScene, type JudgeReading } from "../../../native/judge/reading.ts";
import { toMeasurement } from "../../../native/judge/read-affect.ts";
import { styleOf } from "../../../native/judge/style.ts";

const identity = { id: "papercut-judge", sha256: "0".repeat(64) };
const context = { knots: KNOTS_A, reference: PAPERCUT, identity };

function reading(kinds: Partial<Record<Kind, number>>, change: Partial<JudgeReading> = {}): JudgeReading {
  const attributes = { daylight: 0.9, goldenHour: 0, snowCover: 0, foliage: 0, wind: 0.1, haze: 0.2 };
  return {
    valence: 0.5,
    arousal: 0.1,
    valenceDeviation: 0.3,
    arousalDeviation: 0.15,
    presence: KIND_NAMES.map((kind) => (kinds[kind] === undefined ? 0.01 : 0.98)),
    salience: KIND_NAMES.map((kind) => kinds[kind] ?? 0.5),
    attributes: ATTRIBUTES.map((name) => attributes[name]),
    ...change,
  };
}

describe("a measurement", () => {
  test("is on range, with the rated reading beside it", () => {
    const seen = reading({ hills: 0.5 });
    const measured = toMeasurement(seen, PAPERCUT.mean, context);
    expect(measured).toMatchObject({
      scale: "range",
      rated: { valence: 0.5, arousal: 0.1 },
      ...affectScale(KNOTS_A).toRange(seen),
      judge: identity,
    });
    expect(measured.note).toBeUndefined();
  });

  test("its spread is the rated spread seen through the scale", () => {
    const { spread } = toMeasurement(reading({}), PAPERCUT.mean, context);
    const { toRange } = affectScale(KNOTS_A);
    const up = toRange({ valence: 0.8, arousal: 0.25 });
    const down = toRange({ valence: 0.2, arousal: -0.05 });
    expect(spread.valence).toBeCloseTo((up.valence - down.valence) / 2, 10);
    expect(spread.arousal).toBeCloseTo((up.arousal - down.arousal) / 2, 10);
  });

  test("confidence falls with the spread, and with strangeness, which is noted", () => {
    const sure = toMeasurement(reading({}, { valenceDeviation: 0.1, arousalDeviation: 0.08 }), PAPERCUT.mean, context);
    const unsure = toMeasurement(reading({}, { valenceDeviation: 1, arousalDeviation: 0.6 }), PAPERCUT.mean, context);
    expect(sure.confidence).toBeGreaterThan(0.85);
    expect(unsure.confidence).toBeLessThan(0.5);
    const strange = { ...PAPERCUT.mean, contrast: PAPERCUT.mean.contrast + 5 * PAPERCUT.deviation.contrast };
    const foreign = toMeasurement(reading({}, { valenceDeviation: 0.1 }), strange, context);
    expect(foreign.confidence).toBeLessThan(0.01);
    expect(foreign.note).toContain("reads paper-cut scenes");
  });

  test("names lightning as what stirs and spoils, in range units, strongest first", () => {
    const stormy = reading({ lightning: 0.8, hills: 0.5 }, { valence: -1, arousal: 0.4 });
    const { causes } = toMeasurement(stormy, PAPERCUT.mean, context);
    const [valence, arousal] = (["valence", "arousal"] as const).map((axis) =>
      causes.find((cause) => cause.axis === axis && cause.what === "lightning")!,
    );
    expect(valence!.effect).toBeLessThan(-0.5);
    expect(arousal!.effect).toBeGreaterThan(0.5);
    const sizes = causes.map((cause) => Math.abs(cause.effect));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(sizes.length).toBeLessThanOrEqual(8);
  });

  test("of the witness has no causes and its own knots", () => {
    const { presence, salience, attributes, ...affect } = reading({ lightning: 1 });
    expect([presence, salience, attributes].every((list) => list.length > 0)).toBe(true);
    const measured = toMeasurement(affect, PAPERCUT.mean, { ...context, knots: KNOTS_B });
    expect(measured.causes).toEqual([]);
    expect(measured.valence).toBeCloseTo(affectScale(KNOTS_B).toRange(affect).valence, 12);
  });
});

test("a doubtful kind weighs in the believed scene by its probability, an unlikely one not at all", () => {
  const presence = KIND_NAMES.map((kind) => ({ wolf: 0.25, crow: 0.05 })[kind as string] ?? 0);
  const { things } = believedScene(reading({ wolf: 0.8 }, { presence }), PAPERCUT.mean, PAPERCUT);
  expect(things).toHaveLength(1);
  expect(things[0]).toMatchObject({ kind: "wolf", salience: 0.4 });
});

test("the form of a thing is believed that fits what was read: a fire is a blaze only where the mood is bad", () => {
  const fire = (valence: number, arousal: number) =>
    believedScene(reading({ fire: 0.8, house: 0.5 }, { valence, arousal }), PAPERCUT.mean, PAPERCUT).things.find(
      (thing) => thing.kind === "fire",
    )!.variant;
  expect(fire(-1.8, 0.5)).toBeGreaterThan(0.5);
  expect(fire(0.3, 0.2)).toBeLessThan(0.5);
});

const photographs = fileURLToPath(new URL("../../../../shared/data/oasis-dev/images", import.meta.url));
test.skipIf(!existsSync(photographs))("most photographs come out unsure (needs the evaluation data)", async () => {
  const sure = reading({}, { valenceDeviation: 0.1, arousalDeviation: 0.08 });
  const confidences = await Promise.all(
    readdirSync(photographs).map(
      async (file) => toMeasurement(sure, styleOf(await openPicture(`${photographs}/${file}`)), context).confidence,
    ),
  );
  const unsure = confidences.filter((confidence) => confidence < 0.5).length / confidences.length;
  expect(unsure).toBeGreaterThan(0.7);
});
