/** @file The game “which fits better?” as a machine: what is shown, what comes after, and the way back. */
import { expect, test } from "vitest";
import type { Pair } from "../../../app/contract/studio/profile.ts";
import { afterMove, type Game, type Move, NEW_GAME, wantedBy } from "../../../renderer/features/profile/pair-game.ts";
import fc from "../../kit/fc.ts";

/** Only the game's own doing is looked at: a pair is its number. */
const pair = (number: number): Pair => number as unknown as Pair;
const fetched = (number: number | null): Move => ({ kind: "fetched", pair: number === null ? null : pair(number) });
const LEFT: Move = { kind: "answered", winner: "a" };
const UNDONE: Move = { kind: "undone" };
const play = (...moves: readonly Move[]): Game => moves.reduce(afterMove, NEW_GAME);

test("the pair after the one that is looked at is fetched, and shown at once when that is answered", () => {
  expect(wantedBy(NEW_GAME)).toBe("shown");
  expect(wantedBy(play(fetched(1)))).toBe("following");
  const ready = play(fetched(1), fetched(2));
  expect(wantedBy(ready)).toBeNull();
  const next = afterMove(ready, LEFT);
  expect(next).toEqual({ shown: 2, following: undefined, answers: [{ pair: 1, winner: "a" }] });
});

test("an answer before its pair is there answers nothing", () => {
  expect(play(fetched(1), LEFT, LEFT)).toEqual(play(fetched(1), LEFT));
});

test("when there is no further pair, none is shown and none asked for", () => {
  const end = play(fetched(1), fetched(null), LEFT);
  expect(end.shown).toBeNull();
  expect(wantedBy(end)).toBeNull();
});

test("the last answer is taken back: its pair is asked again, and what was shown comes after it", () => {
  expect(play(fetched(1), fetched(2), LEFT, fetched(3), UNDONE)).toEqual({ shown: 1, following: 2, answers: [] });
  expect(play(fetched(1), fetched(null), LEFT, UNDONE)).toEqual({ shown: 1, following: undefined, answers: [] });
  expect(play(fetched(1), UNDONE)).toEqual(play(fetched(1)));
});

test("no pair is shown while it is answered, and no answer lost", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("fetch", "answer", "undo"), { maxLength: 60 }), (steps) => {
      let game = NEW_GAME;
      let answered = 0;
      let fresh = 0;
      for (const step of steps) {
        if (step === "fetch") game = afterMove(game, fetched(++fresh));
        else if (step === "answer") {
          answered += game.shown === undefined ? 0 : 1;
          game = afterMove(game, LEFT);
        } else {
          answered -= answered === 0 ? 0 : 1;
          game = afterMove(game, UNDONE);
        }
        const known = [...game.answers.map((answer) => answer.pair), game.shown, game.following].filter(
          (one) => one !== undefined,
        );
        expect(new Set(known).size).toBe(known.length);
        expect(game.answers).toHaveLength(answered);
      }
    }),
  );
});
