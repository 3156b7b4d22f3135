/** @file The gist words function B reads a picture as: rules with smooth memberships. */
import { circumstances } from "./circumstances.ts";
import type { Depiction } from "./depiction.ts";
import { above, all, any, below, none } from "./membership.ts";
import type { WordB } from "./norms.ts";
import type { StyleReference } from "./style-reference.ts";

/** How surely each gist word applies, 0…1. A picture nothing can be said of is a landscape. */
export function gistForB(depiction: Depiction, reference: StyleReference): ReadonlyMap<WordB, number> {
  const now = circumstances(depiction, reference);
  const { sees } = now;
  const { lightness, chroma } = depiction.style;

  const dark = below(lightness, 0.38, 0.02);
  const light = above(lightness, 0.62, 0.02);
  const lit = above(lightness, 0.5, 0.02);
  const grey = all(below(chroma, 0.03, 0.004), below(lightness, 0.6, 0.02));
  const built = any(now.forest, sees("city", "house", "church", "castle", "windmill", "lighthouse"));
  const blaze = any(now.flames, all(above(now.salience("volcano"), 0.5, 0.05), now.eruption));
  const threat = any(now.storm, blaze, sees("soldiers", "gravestones", "wreck"));
  const safe = 1 - threat;
  const fair = none(threat, sees("rain"));
  const sun = sees("sun", "rays");
  const living = sees("person", "couple", "child", "birds", "deer", "dog", "cat", "horse", "swan", "flowers");
  const quiet = all(safe, now.quiet);
  const soothing = any(sees("water", "moon"), now.snow, now.forest, now.lowSun);
  const peace = all(quiet, soothing, none(now.solitary, sees("dead-tree", "ruin")));
  const festive = sees("fireworks", "dancers");
  const rules: { readonly [word in WordB]: number } = {
    dark,
    sunny: all(light, sun),
    bright: all(light, 1 - sun),
    wild: now.storm,
    scary: now.storm,
    chaos: all(now.storm, sees("lightning")),
    burn: blaze,
    panic: blaze,
    destruction: all(blaze, built),
    terror: all(blaze, built),
    gloomy: all(grey, 1 - now.storm),
    bleak: all(grey, none(now.storm, living)),
    cloudy: all(sees("rain", "cloud"), 1 - now.storm, below(lightness, 0.6, 0.02)),
    dim: all(now.mist, 1 - now.storm),
    cold: now.snow,
    desolate: sees("dead-tree", "ruin", "wreck", "cactus"),
    death: sees("gravestones"),
    eerie: all(sees("gravestones", "crow", "wolf"), below(lightness, 0.45, 0.02)),
    violent: sees("soldiers"),
    fear: sees("soldiers"),
    quiet,
    tranquil: all(peace, 1 - lit),
    peaceful: all(peace, lit),
    lonely: now.solitary,
    empty: now.solitary,
    nature: all(any(now.forest, sees("flowers", "butterflies", "deer")), safe),
    cheerful: all(sees("flowers", "rainbow"), lit),
    landscape: all(sees("ridge", "hills"), safe),
    freedom: all(sees("balloon", "birds", "kite"), lit),
    festival: festive,
    excitement: festive,
    lively: all(sees("crowd"), safe),
    love: sees("couple"),
    happy: all(sees("child"), lit),
    voyage: all(sees("boat"), fair),
    cosy: all(sees("window", "lanterns"), safe),
    busy: all(sees("city"), safe),
  };
  const gist = new Map(Object.entries(rules) as [WordB, number][]);
  const said = [...gist.values()].reduce((sum, membership) => sum + membership, 0);
  return gist.set("landscape", any(rules.landscape, Math.exp(-4 * said)));
}
