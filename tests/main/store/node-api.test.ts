/** @file The guard before a binary that would end an older Node by a signal. */
import { expect, test } from "vitest";
import { requireNodeApi } from "../../../main/store/node-api.ts";

test("a Node that can load the database passes", () => {
  expect(() => requireNodeApi({ node: "24.0.0", napi: "10" })).not.toThrow();
  expect(() => requireNodeApi({ node: "26.0.0", napi: "11" })).not.toThrow();
});

test.each(["9", undefined])("Node-API %s is refused in a sentence", (napi) => {
  expect(() => requireNodeApi({ node: "20.20.2", napi })).toThrow(
    new RangeError("The database needs Node 22.14 or newer (Node-API 10); this is Node 20.20.2."),
  );
});
