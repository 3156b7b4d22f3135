/** @file Prompts that contradict their targets: how far each was from what was asked, and the best it reached at all. */
import { mean } from "../../../../app/statistics/mean.ts";
import type { Draw } from "./draws.ts";

/** One row a prompt: mean errors, and for each axis the lowest and highest measurement over the nine targets. */
export function contradictoryTable(draws: readonly Draw[]): string {
  const rows = [...Map.groupBy(draws, ({ prompt }) => prompt)].map(([prompt, group]) => {
    const reach = (axis: "valence" | "arousal"): string => {
      const measured = group.map(({ judge }) => judge[axis]);
      const error = mean(group.map(({ judge, target }) => Math.abs(judge[axis] - target[axis])));
      return `${error.toFixed(2)} | ${Math.min(...measured).toFixed(1)} … ${Math.max(...measured).toFixed(1)}`;
    };
    return `| ${prompt} | ${reach("valence")} | ${reach("arousal")} |`;
  });
  return `| prompt | valence MAE | reached | arousal MAE | reached |
|---|---|---|---|---|
${rows.join("\n")}`;
}
