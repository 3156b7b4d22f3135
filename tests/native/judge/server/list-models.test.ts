/** @file The list of models a server offers. */
import { expect, test } from "vitest";
import { listModels } from "../../../../native/judge/server/list-models.ts";
import { chatServer } from "../../../kit/chat-server.ts";
import { thrown } from "./judges.ts";

/** Lists what a server says of its models with this status. */
async function listed(status: number, body: string, key: string | null = "sk-my-key") {
  const server = await chatServer({
    answering: () => {},
    listing: (_request, response) => {
      response.statusCode = status;
      response.end(body);
    },
  });
  const work = listModels({ address: server.address, allowedHost: null, key }, undefined);
  return { host: `127.0.0.1:${server.port}`, work };
}

test("names come in the server's order; what is no name is left out", async () => {
  const data = [
    { id: "b", object: "model" },
    { id: "a" },
    { id: 7 },
    {},
    null,
    { id: "" },
    { id: "x\u202Ey" },
    { id: "l".repeat(201) },
  ];
  expect(await (await listed(200, JSON.stringify({ object: "list", data }))).work).toEqual(["b", "a"]);
});

test("a server without a list offers none by name", async () => {
  for (const status of [404, 405, 501]) expect(await (await listed(status, "no")).work).toEqual([]);
});

test.each([
  [200, "<html>", " lists its models in what is not JSON."],
  [200, '{"models":[]}', " gives no list of models."],
  [200, " ".repeat(5_000_000), "The answer of  is larger than 4096 KB."],
  [401, '{"error":{"message":"Incorrect API key provided: sk-my-key"}}', " does not accept the key."],
  [500, '{"error":{"message":"cannot use sk-my-key\\u0007 here"}}', " answers with error 500: “cannot use … here”."],
  [500, '{"error":"no"}', " answers with error 500: “no”."],
  [302, "", " sends the question on to another address, which is not followed."],
])("status %i with %.30s", async (status, body, sentence) => {
  const { host, work } = await listed(status, body);
  expect(((await thrown(work)) as Error).message.replace(host, "")).toBe(sentence);
});

test("without a key a server that wants one says so", async () => {
  const { host, work } = await listed(401, "", null);
  expect(await thrown(work)).toMatchObject({ message: `${host} wants a key.`, lasting: true });
});
