/** @file Kendall's τ_b, the rank correlation that accounts for ties (Kendall 1945). */

/**
 * τ_b = (concordant − discordant) / √((pairs − ties in x)(pairs − ties in y)), −1 … 1; undefined when either side is
 * constant. Compares every pair, which is quick enough up to some thousands.
 *
 * @throws RangeError when the sides differ in length
 */
export function kendall(xs: readonly number[], ys: readonly number[]): number | undefined {
  if (xs.length !== ys.length) throw new RangeError(`Pairs are needed, not ${xs.length} and ${ys.length} numbers.`);
  let [agreement, untiedX, untiedY] = [0, 0, 0];
  for (let i = 0; i < xs.length; i++) {
    for (let j = 0; j < i; j++) {
      const dx = Math.sign(xs[i]! - xs[j]!);
      const dy = Math.sign(ys[i]! - ys[j]!);
      agreement += dx * dy;
      untiedX += Math.abs(dx);
      untiedY += Math.abs(dy);
    }
  }
  return untiedX === 0 || untiedY === 0 ? undefined : agreement / Math.sqrt(untiedX * untiedY);
}
