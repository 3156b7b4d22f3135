/** @file Frames as nobody should send them: nonsense, valid ones, and valid ones with something wrong. */
import type { Random } from "../../../app/random/random.ts";

const TEXTS = ["", "t", "id", "__proto__", "constructor", "\u0000", "\ud800", "a".repeat(3000), "1e999", "../../x"];
const NUMBERS = [0, 1, -1, 0.5, 255, 256, 1e9, 2 ** 53, -(2 ** 53), 1e308, -0];
const NAMES = ["open", "more", "stop", "value", "done", "fail", "push", ""];

/** Any JSON value. */
function json(random: Random, depth = 4): unknown {
  switch (random.below(depth > 0 ? 8 : 5)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
      return random.pick(NUMBERS);
    case 3:
      return random.pick(TEXTS);
    case 4:
      return random.below(1000);
    case 5:
      return Array.from({ length: random.below(5) }, () => json(random, depth - 1));
    default:
      return Object.fromEntries(
        Array.from({ length: random.below(5) }, () => [
          random.pick([...TEXTS, "kind", "seq"]),
          json(random, depth - 1),
        ]),
      );
  }
}

const POINTS = [
  { valence: -1, arousal: 1 },
  { valence: 2, arousal: 0 },
];
const REQUEST = { prompt: "a lighthouse", path: { kind: "points", points: POINTS }, frames: 4, seed: 1 };
/** Questions of both contracts, well put. */
const QUESTIONS: readonly (readonly [name: string, input: unknown])[] = [
  ["number.double", { value: 3 }],
  ["number.wait", {}],
  ["number.fail", { how: "known" }],
  ["text.repeat", { text: "ab", times: 10 }],
  ["event.count", { count: 50 }],
  ["event.count", { count: 3, stay: true }],
  ["series.start", { request: REQUEST }],
  ["frames.redraw", { series: "s1", index: 0, seed: 4 }],
  ["pictures.rate", { pictures: ["p1", "p2"], stars: 3 }],
  ["jobs.move", { job: "j1", before: null }],
  ["studio.watch", {}],
  ["series.watch", { series: "s1" }],
  ["log.write", { level: "warn", message: "x" }],
];

/** A frame of the asking end that keeps the rules; numbers grow, so that none is taken. */
function question(random: Random, id: number): Record<string, unknown> {
  const [name, input] = random.pick(QUESTIONS);
  switch (random.below(4)) {
    case 0:
      return { t: "stop", id: random.below(id + 2) };
    case 1:
      return { t: "more", id: random.below(id + 2), credit: 1 + random.below(100) };
    default:
      return { t: "open", id, name, input, credit: random.below(40) };
  }
}

/** A frame of the answering end that keeps the rules. */
function answer(random: Random, id: number): Record<string, unknown> {
  const about = random.below(id + 2);
  switch (random.below(4)) {
    case 0:
      return { t: "done", id: about };
    case 1:
      return { t: "fail", id: about, failure: { code: "job.state", state: "running" } };
    default:
      return { t: "value", id: about, value: json(random) };
  }
}

/** The same with one thing wrong, on the outside or within. */
function spoilt(random: Random, frame: Readonly<Record<string, unknown>>): unknown {
  const names = Object.keys(frame);
  const name = random.pick(names);
  const { [name]: part, ...rest } = frame;
  switch (random.below(5)) {
    case 0:
      return rest;
    case 1:
      return { ...frame, [random.pick(TEXTS)]: json(random) };
    case 2:
      return { ...frame, t: random.pick(NAMES) };
    case 3:
      return typeof part === "object" && part !== null && Object.keys(part).length > 0
        ? { ...rest, [name]: spoilt(random, part as Record<string, unknown>) }
        : { ...rest, [name]: json(random) };
    default:
      return { ...rest, [name]: json(random) };
  }
}

/** A hostile frame: of twenty, 15 keep the rules of frames (in five of them what is asked is spoilt), 4 do not, one is nonsense. */
export function hostileFrame(random: Random, id: number, direction: "question" | "answer"): unknown {
  const kind = random.below(20);
  if (kind === 0) return json(random);
  const frame = direction === "question" ? question(random, id) : answer(random, id);
  if (kind < 5) return spoilt(random, frame);
  const { input } = frame;
  return kind < 10 && typeof input === "object" && input !== null && Object.keys(input).length > 0
    ? { ...frame, input: spoilt(random, input as Record<string, unknown>) }
    : frame;
}

const CIRCLE: Record<string, unknown> = { t: "open", id: 0 };
CIRCLE["input"] = CIRCLE;

/** What a clone may hold and a JSON text may not. */
export const ODDITIES: readonly unknown[] = [
  new Map([["t", "open"]]),
  new Set(["open"]),
  new Uint8Array(100),
  new Uint8Array(5 * 2 ** 20),
  new Date(0),
  /open/,
  12n,
  Number.NaN,
  undefined,
  CIRCLE,
  Object.assign([], { length: 2 ** 32 - 1 }),
  new Error("open"),
  { t: "stop", id: Number.NaN },
  { t: "open", id: 1, name: "number.double", input: new Map(), credit: 0 },
  { t: "open", id: 2, name: "number.double", input: { value: 1n }, credit: 0 },
];

/** A message of a socket: a frame as text, cut, disturbed or in binary. */
export function hostileMessage(random: Random, id: number): string | Uint8Array {
  const text = JSON.stringify(hostileFrame(random, id, "question")) ?? "";
  switch (random.below(20)) {
    case 0:
      return text.slice(0, random.below(text.length + 1));
    case 1: {
      const at = random.below(text.length + 1);
      return `${text.slice(0, at)}${String.fromCharCode(random.below(0x300))}${text.slice(at + 1)}`;
    }
    case 2:
      return Uint8Array.from({ length: random.below(200) }, () => random.below(256));
    case 3:
      return "[".repeat(random.below(50_000));
    default:
      return text;
  }
}
