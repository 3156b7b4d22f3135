/** @file The loop at work on a world of words: what is measured is logged, remembered, and suggested from. */
import { expect, test } from "vitest";
import { REACHED } from "../../../app/feedback/loop.ts";
import type { Suggested } from "../../../app/feedback/suggest/suggest.ts";
import type { Measurement, PlanePoint } from "../../../app/judge/measurement.ts";
import type { LoggedEntry } from "../../../app/profile/log.ts";
import { stream } from "../../../app/random/philox.ts";
import { PLAIN_REWARD } from "../../../app/reward/reward.ts";
import {
  driveLoop,
  type LoopHands,
  type LoopRun,
  type RoundMeasurements,
  type Standing,
} from "../../../app/feedback/drive-loop.ts";

const JUDGE = { id: "words", sha256: "0".repeat(64) };
const SETTINGS = {
  prompt: "a boat on a lake",
  target: { valence: -1.5, arousal: -1.5 },
  rounds: 4,
  images: 4,
  seed: 7,
  tolerance: REACHED,
};

/** A world in which every word beyond the first prompt's moves a picture down by 0.4 on both axes, or whatever `step` is. */
function worldOf(step: number) {
  return (prompt: string): RoundMeasurements => {
    const words = prompt.split(" ").length - SETTINGS.prompt.split(" ").length;
    return Array.from({ length: SETTINGS.images }, (_, index): Measurement => {
      const random = stream(SETTINGS.seed + index, "world");
      const at = { valence: step * words + random.normal() / 4, arousal: step * words + random.normal() / 4 };
      const causes = [{ what: "boat", group: "elements", axis: "valence", effect: 0.3 }] as const;
      return {
        ...at,
        scale: "range",
        rated: at,
        spread: { valence: 0.3, arousal: 0.3 },
        confidence: 1,
        causes,
        judge: JUDGE,
      };
    });
  };
}

async function drive(
  step: number,
  known: readonly LoggedEntry[] = [],
  change: Partial<LoopHands> = {},
): Promise<readonly LoopRun[]> {
  const world = worldOf(step);
  const drawn: string[] = [];
  const draw = (prompt: string, _seed: number, round: number): Promise<RoundMeasurements> => {
    expect(drawn).toHaveLength(round);
    drawn.push(prompt);
    return Promise.resolve(world(prompt));
  };
  const runs: LoopRun[] = [];
  const hands = { draw, judge: JUDGE, reward: PLAIN_REWARD, known, person: "loop", ...change };
  for await (const run of driveLoop(SETTINGS, hands)) runs.push(run);
  expect(drawn).toEqual(runs.at(-1)!.state.rounds.map(({ prompt }) => prompt));
  return runs;
}

test("what a suggestion did is logged with what was expected of it", async () => {
  const { state, log, offered } = (await drive(-0.4)).at(-1)!;
  expect(state.wanted.kind).toBe("stop");
  const [, second] = state.rounds;
  expect(offered.get(1)!.map(({ proposal }) => proposal.prompt)).toContain(second!.prompt);
  expect(log).toHaveLength(state.rounds.length - 1);
  const words = second!.prompt.split(" ").length - SETTINGS.prompt.split(" ").length;
  expect(log[0]).toMatchObject({
    number: 1,
    entry: {
      kind: "effect.measured",
      pairs: SETTINGS.images,
      judge: JUDGE,
      families: second!.offer!.proposal.families,
    },
  });
  const { entry } = log[0]!;
  if (entry.kind !== "effect.measured") throw new Error("unreachable");
  expect(entry.measured.valence.mean).toBeCloseTo(-0.4 * words, 9);
  expect(entry.expected).toEqual(second!.offer!.proposal.expected);
});

test("where every change makes it worse, each is taken back and another is tried from the first prompt", async () => {
  const { state } = (await drive(0.4)).at(-1)!;
  expect(state.standing).toBe(0);
  expect(state.rounds.slice(1).map(({ parent, fate }) => [parent, fate])).toEqual(
    state.rounds.slice(1).map(() => [0, "turned back"]),
  );
  expect(state.rounds.length).toBeGreaterThan(2);
});

test("the log goes on from what was known, and what was known changes what is expected", async () => {
  const { log } = (await drive(0.4)).at(-1)!;
  const [begun] = await drive(0.4, log);
  expect(begun!.log).toEqual(log);
  const runs = await drive(0.4, log);
  const expectation = (run: LoopRun) => run.state.rounds[1]!.offer!.proposal.expected;
  expect(runs.at(-1)!.log[log.length]!.number).toBe(log.at(-1)!.number + 1);
  expect(expectation(runs.at(-1)!)).not.toEqual(expectation((await drive(0.4)).at(-1)!));
});

test("a judge's own suggestions come before the rules', and it is told of the round that stands and of what was tried", async () => {
  const asked: Standing[] = [];
  const own = (await drive(-0.4)).at(-1)!.offered.get(1)!.at(-1)!;
  const words = { ...own, proposal: { ...own.proposal, prompt: "a boat on a lake, so quiet", source: "words" } };
  const suggest = async (standing: Standing): Promise<readonly Suggested[]> => {
    asked.push(standing);
    return [words];
  };
  const { state, offered } = (await drive(-0.4, [], { suggest })).at(-1)!;
  expect(offered.get(1)![0]).toBe(words);
  expect(
    offered
      .get(1)!
      .slice(1)
      .map(({ proposal }) => proposal.source),
  ).toContain("rules");
  expect(state.rounds[1]!.prompt).toBe("a boat on a lake, so quiet");
  const [first, second] = asked;
  const rewards = state.rounds[0]!.pictures.map((picture) => picture!.reward);
  expect(first).toMatchObject({ first: SETTINGS.prompt, prompt: SETTINGS.prompt, target: SETTINGS.target, tried: [] });
  expect(first!.best).toEqual({ round: 0, index: rewards.indexOf(Math.max(...rewards)) });
  expect(first!.worst).toEqual({ round: 0, index: rewards.indexOf(Math.min(...rewards)) });
  expect(second!.prompt).toBe("a boat on a lake, so quiet");
  expect(second!.tried).toEqual([
    { prompt: "a boat on a lake, so quiet", valence: expect.closeTo(-0.8, 9), arousal: expect.closeTo(-0.8, 9) },
  ]);
});

test("for a person the loop stands where they feel it does, and what is measured is theirs", async () => {
  const asked: Standing[] = [];
  const suggest = async (standing: Standing): Promise<readonly Suggested[]> => {
    asked.push(standing);
    return [];
  };
  const feel = ({ valence, arousal }: PlanePoint): PlanePoint => ({ valence: valence + 0.5, arousal });
  const plain = (await drive(-0.4, [], { suggest })).at(-1)!;
  const hands = { suggest, person: "ada", reward: { ...PLAIN_REWARD, felt: feel } };
  const { log } = (await drive(-0.4, [], hands)).at(-1)!;
  const [before, after] = asked.filter(({ prompt }) => prompt === SETTINGS.prompt);
  expect(after!.mean.valence).toBeCloseTo(before!.mean.valence + 0.5, 9);
  expect(after!.mean.arousal).toBe(before!.mean.arousal);
  expect(new Set(log.map(({ person }) => person))).toEqual(new Set(["ada"]));
  expect(new Set(plain.log.map(({ person }) => person))).toEqual(new Set(["loop"]));
});

test("the same world leads through the same states", async () => {
  expect(await drive(-0.4)).toEqual(await drive(-0.4));
});
