/** @file What the policy left at the end of its steps, drawn small, read by the judge and given its reward. */
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { restoreTokens } from "../../models/papercut/latent.ts";
import { pictureOf } from "../../models/papercut/training/label.ts";
import { settleScene } from "../../scene/settle/settle-scene.ts";
import { decodeScene } from "../../scene/tokens.ts";
import type { Wish } from "../flow/policy.ts";
import type { MethodParts } from "../method.ts";

export interface Rewarded {
  readonly reading: PlanePoint;
  readonly reward: number;
}

/** librsvg works on a thread of its own: two pictures at once keep it busy. */
const AT_ONCE = 2;

/**
 * @param ends normalised tokens, one a wish
 * @param firstDetail seeds what tokens do not say, counted up from wish to wish
 */
export async function drawRewarded(
  { policy, judge, rewarding, breathe }: MethodParts,
  wishes: readonly Wish[],
  ends: readonly Float32Array[],
  firstDetail: number,
): Promise<Rewarded[]> {
  const rewarded: Rewarded[] = [];
  const draw = async (i: number): Promise<Rewarded> => {
    const { phrases, target } = wishes[i]!;
    const scene = settleScene(decodeScene(restoreTokens(ends[i]!, policy.latent), firstDetail + i), phrases);
    const picture = await pictureOf(scene, "low");
    const reading = await judge.read(picture);
    return { reading, reward: rewarding({ scene, picture, phrases, target, reading }) };
  };
  for (let at = 0; at < wishes.length; at += AT_ONCE) {
    await breathe();
    const count = Math.min(AT_ONCE, wishes.length - at);
    rewarded.push(...(await Promise.all(Array.from({ length: count }, (_, k) => draw(at + k)))));
  }
  return rewarded;
}

/** Values of a row of wishes, group by group. */
export function grouped<T>(values: readonly T[], pictures: number): T[][] {
  return Array.from({ length: values.length / pictures }, (_, group) =>
    values.slice(group * pictures, (group + 1) * pictures),
  );
}
