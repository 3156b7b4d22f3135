/** @file Philox against Random123's known answers, and the promises of a stream. */
import { describe, expect, test } from "vitest";
import { philox4x32, stream } from "../../../app/random/philox.ts";
import { pearson } from "../../../app/statistics/regression.ts";

describe("philox4x32-10 gives Random123's known answers", () => {
  const ones = 0xffffffff;
  test.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [ones, ones, ones, ones],
      [ones, ones],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as const)("counter %j, key %j", (counter, key, expected) => {
    expect(philox4x32(counter, key)).toEqual([...expected]);
  });
});

describe("a stream", () => {
  const draw = (seed: number, purpose: string, index = 0, count = 2000): number[] => {
    const random = stream(seed, purpose, index);
    return Array.from({ length: count }, () => random.normal());
  };

  test("repeats itself", () => {
    expect(draw(7, "noise", 3)).toEqual(draw(7, "noise", 3));
  });

  test("is unrelated to streams of another seed, purpose or index, seeds above 2^32 included", () => {
    const base = draw(7, "noise", 3);
    const others = [draw(8, "noise", 3), draw(7, "order", 3), draw(7, "noise", 4), draw(7 + 2 ** 32, "noise", 3)];
    for (const other of others) expect(Math.abs(pearson(base, other)!)).toBeLessThan(0.07);
  });

  test("does not move when another stream is drawn from", () => {
    const one = stream(1, "one");
    const other = stream(1, "other");
    const mixed = Array.from({ length: 50 }, () => {
      other.normal();
      return one.uniform();
    });
    const alone = stream(1, "one");
    expect(mixed).toEqual(Array.from({ length: 50 }, () => alone.uniform()));
  });

  test("has the moments of its distributions", () => {
    const normals = draw(11, "moments", 0, 20000);
    const average = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(average(normals)).toBeCloseTo(0, 1);
    expect(average(normals.map((value) => value ** 2))).toBeCloseTo(1, 1);
    expect(average(normals.map((value) => value ** 4))).toBeGreaterThan(2.7);
    const random = stream(11, "uniform");
    const uniforms = Array.from({ length: 20000 }, () => random.uniform());
    expect(average(uniforms)).toBeCloseTo(0.5, 1);
    expect(uniforms.every((value) => value >= 0 && value < 1)).toBe(true);
  });

  test("keeps its helpers inside their bounds", () => {
    const random = stream(5, "bounds");
    for (let i = 0; i < 500; i++) {
      expect([0, 1, 2]).toContain(random.below(3));
      expect(["a", "b"]).toContain(random.pick(["a", "b"]));
      const value = random.between(-2, -1);
      expect(value >= -2 && value < -1).toBe(true);
    }
    expect(random.chance(0)).toBe(false);
    expect(random.chance(1)).toBe(true);
  });
});
