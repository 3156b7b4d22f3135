/** @file What the compiler refuses: a missing handler, a wrong one, a wrong question. Checked by `npm run check:types`. */
import { expect, test } from "vitest";
import type { Client, Handlers } from "../../app/contract/kinds.ts";
import type { EngineContract } from "../../app/contract/engine/engine.ts";
import type { StudioContract } from "../../app/contract/studio/studio.ts";
import type { Tiny } from "../kit/tiny-contract.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Fits<A, B> = A extends B ? true : false;

/** Compiles only when each of the claims is `true`. */
type Claims<C extends readonly true[]> = C["length"];

type Own = Handlers<Tiny>;
type Without<K extends keyof Own> = Omit<Own, K>;
type With<K extends keyof Own, H> = Without<K> & Record<K, H>;

const HANDLERS: Claims<
  [
    Equal<Fits<Own, Handlers<Tiny>>, true>,
    // Missing.
    Equal<Fits<Without<"number.double">, Own>, false>,
    Equal<Fits<Omit<Handlers<StudioContract>, "studio.watch">, Handlers<StudioContract>>, false>,
    Equal<Fits<Omit<Handlers<EngineContract>, "engine.beat">, Handlers<EngineContract>>, false>,
    // Of the other verb, or with another answer.
    Equal<Fits<With<"event.count", () => Promise<{ seq: number }>>, Own>, false>,
    Equal<Fits<With<"number.double", () => { value: string }>, Own>, false>,
    Equal<Fits<With<"number.double", () => { value: number }>, Own>, true>,
    // What has a default is always there for a handler.
    Equal<Parameters<Own["number.double"]>[0], { value: number }>,
  ]
> = 8;

const CLIENTS: Claims<
  [
    // What has a default need not be given by a caller.
    Equal<Parameters<Client<Tiny>["number.double"]>[0], { value?: number | undefined }>,
    Equal<ReturnType<Client<Tiny>["number.double"]>, Promise<{ value: number }>>,
    Equal<ReturnType<Client<Tiny>["event.count"]>, AsyncIterable<{ seq: number }>>,
    Equal<Fits<"number.half", keyof Client<Tiny>>, false>,
  ]
> = 4;

test("every claim about the types was compiled", () => {
  expect([HANDLERS, CLIENTS]).toEqual([8, 4]);
});
