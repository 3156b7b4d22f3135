/** @file What a picture begins a refinement with, and which pictures cannot begin one. */
import { expect, test } from "vitest";
import type { PictureDetail } from "../../../../app/contract/studio/pictures.ts";
import { parseRecipe } from "../../../../app/series/recipe.ts";
import { newRefinement } from "../../../../main/host/feedback/new-refinement.ts";
import { openTestStore } from "../../../kit/store.ts";
import { boatRequest, newPicture } from "../../../kit/store-rows.ts";

const HASH = "a".repeat(64);
const RECIPE = parseRecipe(
  JSON.stringify({
    version: 1,
    frame: 3,
    request: { ...boatRequest(9), seed: 41, size: 512, aspect: "3:2", adapter: "lora-1" },
    pack: { id: "papercut", sha256: HASH },
    adapter: { id: "lora-1", sha256: HASH, strength: 1 },
    app: "1.0.0",
  }),
);

function kept(change: Parameters<typeof newPicture>[2]): PictureDetail {
  const store = openTestStore();
  const { picture } = store.pictures.add(newPicture(store, "one", { seed: 41, recipe: RECIPE, ...change }));
  return store.pictures.detail(picture)!;
}

test("prompt, target and seed are the picture's, and everything else is drawn as its recipe says", () => {
  const from = { series: "s", index: 3 };
  const target = { valence: 0.5, arousal: -0.25 };
  expect(newRefinement(kept({ prompt: "a boat at night, in fog", target }), 4, from)).toEqual({
    title: "A boat at night",
    prompt: "a boat at night, in fog",
    target,
    images: 4,
    from,
    request: { ...RECIPE.request, prompt: "a boat at night, in fog", path: [target, target], frames: 4, seed: 41 },
  });
});

test.each([
  ["which prompt", { prompt: "" }],
  ["how it was drawn", { recipe: null }],
  ["how it was drawn", { seed: null }],
  ["for no mood", { target: null }],
] as const)("a picture that does not say %s cannot be refined, and the sentence says so", (said, change) => {
  expect(() => newRefinement(kept(change), 4, null)).toThrow(
    expect.objectContaining({ failure: { code: "input.invalid", issues: [expect.stringContaining(said)] } }),
  );
});
