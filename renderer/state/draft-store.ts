/** @file What a person is shaping: prompt, path and the few numbers, with undo and redo. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Point } from "../../app/contract/shapes.ts";
import { type Draft, type DraftState, MOST_OF_DRAFT_PROMPT } from "../../app/contract/studio/settings.ts";

/** As many states can be gone back to. */
const MOST_STEPS = 100;

/** A pause in typing longer than this, milliseconds, begins a new step. */
const TYPING_PAUSE = 1000;

export interface DraftStore extends Draft {
  readonly now: DraftState;
  readonly past: DraftState[];
  readonly future: DraftState[];
  /**
   * Changes some of it. Edits of one `gesture` are one step to undo: a drag gives all its moves the same name.
   */
  readonly edit: (change: Partial<DraftState>, gesture?: string) => void;
  readonly setPrompt: (prompt: string) => void;
  readonly setPoints: (points: readonly Point[], gesture?: string) => void;
  readonly setFrames: (frames: number) => void;
  readonly setSeed: (seed: number) => void;
  /** Shows the seed that a draw has rolled: nothing a person did, so nothing to undo. */
  readonly showSeed: (seed: number) => void;
  readonly setSeedLocked: (locked: boolean) => void;
  readonly setSize: (size: number) => void;
  readonly setAspect: (aspect: DraftState["aspect"]) => void;
  readonly setPack: (pack: string) => void;
  /** Puts a series on the table; not a step to undo. */
  readonly setSeries: (series: string | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Takes over what the host has kept. */
  readonly restore: (draft: Draft) => void;
}

/** The draft of somebody who has not begun. */
export const EMPTY_DRAFT: DraftState = {
  prompt: "",
  points: [],
  frames: 9,
  seed: 1,
  seedLocked: false,
  size: 768,
  aspect: "square",
  pack: "papercut",
};

/** @param clock milliseconds that only grow, to tell typing from coming back to it */
export function createDraftStore(clock: () => number): StoreApi<DraftStore> {
  let gestureAtHand: string | undefined;
  let lastEdit = -Infinity;

  return createStore<DraftStore>((set, get) => {
    const edit = (change: Partial<DraftState>, gesture?: string): void => {
      const { now, past } = get();
      const next = { ...now, ...change };
      if (same(now, next)) return;
      const goesOn = gesture !== undefined && gesture === gestureAtHand && past.length > 0;
      gestureAtHand = gesture;
      set({ now: next, past: goesOn ? past : [...past, now].slice(-MOST_STEPS), future: [] });
    };
    const move = (from: "past" | "future", to: "past" | "future"): void => {
      const state = get();
      const target = state[from].at(-1);
      if (target === undefined) return;
      gestureAtHand = undefined;
      set({ now: target, [from]: state[from].slice(0, -1), [to]: [...state[to], state.now].slice(-MOST_STEPS) });
    };
    return {
      now: EMPTY_DRAFT,
      past: [],
      future: [],
      series: null,
      edit,
      setPrompt(prompt) {
        const at = clock();
        if (at - lastEdit > TYPING_PAUSE && gestureAtHand === "typing") gestureAtHand = undefined;
        lastEdit = at;
        // Something longer would keep the whole draft from being saved, long after it is undone.
        edit({ prompt: prompt.slice(0, MOST_OF_DRAFT_PROMPT) }, "typing");
      },
      setPoints: (points, gesture) =>
        edit({ points: points.map(({ valence, arousal }) => ({ valence, arousal })) }, gesture),
      setFrames: (frames) => edit({ frames }, "frames"),
      setSeed: (seed) => edit({ seed }),
      showSeed: (seed) => set(({ now }) => ({ now: { ...now, seed } })),
      setSeedLocked: (seedLocked) => edit({ seedLocked }),
      setSize: (size) => edit({ size }),
      setAspect: (aspect) => edit({ aspect }),
      setPack: (pack) => edit({ pack }),
      setSeries: (series) => set({ series }),
      undo: () => move("past", "future"),
      redo: () => move("future", "past"),
      restore: ({ now, past, future, series }) => {
        gestureAtHand = undefined;
        set({ now, past, future, series });
      },
    };
  });
}

function same(one: DraftState, other: DraftState): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The part that is kept by the host. */
export function toDraft({ now, past, future, series }: DraftStore): Draft {
  return { now, past, future, series };
}
