/** @file The land pieces settings are built from: ridges, hills, water, shores, skylines and the dark frame in front. */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Kind } from "../../../app/scene/kinds.ts";
import type { Element } from "../../../app/scene/scene.ts";
import { heightOf, sizeForHeight } from "./placement.ts";
import type { Sketch } from "./sketch.ts";

type Fields = Partial<Omit<Element, "kind" | "seed">>;

const NO_OFFSET: Oklab = { l: 0, a: 0, b: 0 };

/** An element with middling values where none are given. */
export function asElement(kind: Kind, fields: Fields): Element {
  return {
    kind,
    seed: 0,
    x: 0.5,
    y: 0.5,
    size: 0.5,
    depth: 0.5,
    turn: 0.5,
    roughness: 0.3,
    variant: 0.5,
    colour: NO_OFFSET,
    ...fields,
  };
}

/** Adds something that rises from `y` to a given height, a share of the frame. */
export function raise(sketch: Sketch, kind: Kind, height: number, fields: Fields): boolean {
  const roughness = fields.roughness ?? sketch.jaggedness();
  const variant = fields.variant ?? sketch.random.uniform();
  const complete = { ...fields, roughness, variant };
  return sketch.add(kind, { ...complete, size: sizeForHeight(asElement(kind, complete), sketch.globals, height) });
}

/** A range of mountains along the horizon; nearer ranges are lower and darker. `height` is that of the farthest. */
export function ridges(sketch: Sketch, count: number, height: number, snow = sketch.globals.snowCover > 0): void {
  const { random, globals, focusX, shares } = sketch;
  // A bare plain is sadder than a range of mountains; they stay where the setting is nothing without them.
  if (count === 1 && random.chance(shares.sad)) return;
  const broken = sketch.jaggedness();
  for (let i = 0; i < count; i++) {
    const peak = i === 0 ? 1 - focusX + random.between(-0.1, 0.1) : random.between(0.05, 0.95);
    raise(sketch, "ridge", height * (1 - 0.27 * i) * random.between(0.9, 1.1), {
      x: peak,
      y: globals.horizon + 0.015 + 0.015 * i,
      depth: 0.06 + 0.1 * i,
      roughness: Math.min(1, broken + (i < 2 ? 0.2 : 0)),
      variant: random.between(0.2, 0.9),
      colour: snow && i < 2 ? { l: 0.035, a: 0, b: 0 } : NO_OFFSET,
    });
  }
}

/** A band of hills whose crest is at height `crest`. */
export function hills(sketch: Sketch, crest: number, fields: Fields = {}): boolean {
  const { random } = sketch;
  const rough = Math.min(0.62, sketch.jaggedness() * 0.6);
  const shape = { x: random.uniform(), size: 0.3, roughness: rough, variant: random.between(0.1, 0.8), ...fields };
  const height = heightOf(asElement("hills", { ...shape, y: 0.5 }), sketch.globals);
  return sketch.add("hills", {
    ...shape,
    y: Math.min(1.1, crest + height),
    depth: fields.depth ?? sketch.depthAt(crest + 0.45 * height),
  });
}

/** Open water from `top` down to whatever lies in front of it; rough when the mood or the wind is. */
export function water(sketch: Sketch, top: number): boolean {
  const { random, globals, shares, circumstances } = sketch;
  const storm = circumstances.weather === "storm" ? 0.4 : 0;
  const stirred = Math.min(
    1,
    0.06 + 0.2 * shares.joy + 0.7 * shares.tense + 0.2 * globals.wind + storm + random.between(-0.05, 0.05),
  );
  const roughness =
    sketch.says("waves") === true
      ? Math.max(0.5, stirred)
      : sketch.says("calm-water") === true
        ? Math.min(0.3, stirred)
        : Math.max(0.02, stirred);
  return sketch.add("water", {
    y: top,
    size: random.between(0.3, 0.85),
    depth: sketch.depthAt(top) + 0.02,
    roughness,
  });
}

/** The ground in front of water or hills, the stage for figures: its crest at `crest`, smooth and dark. */
export function foreground(sketch: Sketch, crest: number, colour: Oklab = NO_OFFSET): boolean {
  return hills(sketch, crest, {
    size: sketch.random.between(0.12, 0.25),
    variant: sketch.random.between(0, 0.28),
    colour,
  });
}

/** A belt of conifers standing at height `y`. */
export function conifers(sketch: Sketch, y: number, height: number, fields: Fields = {}): boolean {
  return raise(sketch, "conifer", height, { y, x: 0.5, depth: sketch.depthAt(y), variant: 0.9, ...fields });
}

/** A skyline with its foot at `y`. */
export function skyline(sketch: Sketch, y: number, height: number, fields: Fields = {}): boolean {
  return raise(sketch, "city", height, {
    y,
    depth: sketch.depthAt(y),
    x: 1 - sketch.focusX,
    variant: 0.3 + 0.5 * sketch.random.uniform(),
    ...fields,
  });
}

/** Dark things at the edges and along the bottom that frame the view. `kinds` are what this setting frames with. */
export function frameView(sketch: Sketch, kinds: readonly Kind[]): void {
  const { random, focusX, shares, globals } = sketch;
  const side = focusX < 0.5 ? random.between(0.93, 1.02) : random.between(-0.02, 0.07);
  const other = 1 - side;
  for (const kind of kinds) {
    if (kind === "grass")
      sketch.add("grass", {
        y: 1,
        size: random.between(0.25, 0.45),
        depth: 0.94,
        variant: random.between(0.4, 0.8),
        turn: 0.5 + 0.2 * (random.uniform() - 0.5),
      });
    else if (kind === "rocks")
      raise(sketch, "rocks", random.between(0.16, 0.26), {
        x: side,
        y: 1.02,
        depth: 0.97,
        variant: random.between(0.5, 0.8),
      });
    else if (kind === "conifer") {
      raise(sketch, "conifer", random.between(0.75, 0.95), { x: side, y: 1.03, depth: 0.95, variant: 0.02 });
      if (random.chance(0.6))
        raise(sketch, "conifer", random.between(0.5, 0.75), { x: other, y: 1.02, depth: 0.93, variant: 0.02 });
    } else if (kind === "tree")
      raise(sketch, "tree", random.between(0.6, 0.82), {
        x: side,
        y: 0.99,
        depth: 0.93,
        variant: random.between(0.1, 0.9),
        turn: 0.5,
      });
    else if (kind === "dead-tree")
      raise(sketch, "dead-tree", random.between(0.5, 0.7), {
        x: side,
        y: 0.99,
        depth: 0.93,
        turn: side < 0.5 ? 0.62 : 0.38,
      });
    else if (kind === "palm")
      raise(sketch, "palm", random.between(0.65, 0.9), { x: side, y: 0.99, depth: 0.93, turn: side < 0.5 ? 0.6 : 0.4 });
    else if (kind === "flowers" && globals.snowCover < 0.3)
      sketch.add("flowers", {
        y: random.between(0.9, 0.96),
        size: random.between(0.3, 0.75),
        depth: 0.96,
        variant: 0.3 + 0.6 * shares.joy + 0.2 * random.uniform(),
      });
  }
}
