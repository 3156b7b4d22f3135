/** @file What the page fetches: pictures by hash, exports, its own files, and nothing else. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPngText } from "../../../native/image/png.ts";
import { importAnswer } from "../../../app/contract/studio/imports.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import {
  detailOf,
  openStudio,
  smallRequest,
  studioAt,
  untilJob,
  type StudioUnderTest,
} from "../../kit/studio-in-process.ts";
import { ROOT } from "../../kit/places.ts";

const get = ({ studio }: StudioUnderTest, address: string, method = "GET"): Promise<Response> =>
  studio.fetch(new Request(`http://studio${address}`, { method }));

/** An address exactly as it is written: the constructor of Request would tidy it up. */
const getRaw = ({ studio }: StudioUnderTest, pathname: string): Promise<Response> =>
  studio.fetch({ method: "GET", url: `http://studio${pathname}` } as Request);

async function put({ studio }: StudioUnderTest, name: string, body: BodyInit) {
  const request = new Request(`http://studio/import?name=${encodeURIComponent(name)}`, { method: "PUT", body });
  return importAnswer.parse(await (await studio.fetch(request)).json());
}

/** One studio for everything that changes nothing. */
let still: StudioUnderTest;

beforeAll(() => {
  const page = path.join(temporaryFolder(), "page");
  mkdirSync(path.join(page, "assets"), { recursive: true });
  writeFileSync(path.join(page, "index.html"), "<!doctype html>");
  writeFileSync(path.join(page, "assets/main-1.js"), "1");
  writeFileSync(path.join(page, "..", "secret.txt"), "secret");
  still = studioAt({ page });
});

afterAll(() => still.studio.close());

describe("the page's files", () => {
  test("come with their type, assets for ever, the page itself never from a cache", async () => {
    const page = await get(still, "/");
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("cache-control")).toBe("no-store");
    const asset = await get(still, "/assets/main-1.js");
    expect([asset.status, await asset.text()]).toEqual([200, "1"]);
    expect(asset.headers.get("cache-control")).toContain("immutable");
    const head = await get(still, "/assets/main-1.js", "HEAD");
    expect([await head.text(), head.headers.get("content-length")]).toEqual(["", "1"]);
  });

  test.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/..%5csecret.txt",
    "/nothing.js",
    "/secret",
  ])("%s leads nowhere", async (address) => {
    const answer = await getRaw(still, address);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("secret");
  });

  test("an address that is no address is refused, and so is another method", async () => {
    expect((await getRaw(still, "/%E0%A4%A")).status).toBe(400);
    expect((await getRaw(still, "/a%00b.js")).status).toBe(400);
    expect((await get(still, "/", "DELETE")).status).toBe(405);
    expect((await get(still, "/blob/x", "PUT")).status).toBe(404);
  });
});

describe("blobs", () => {
  test.each(["", "..%2f..%2fstudio.db", "0".repeat(63), "G".repeat(64), "0".repeat(64)])(
    "“%s” names no picture",
    async (hash) => {
      expect((await getRaw(still, `/blob/${hash}`)).status).toBe(404);
    },
  );
});

test("a drawn picture is fetched, exported, alone and among 2,000, and taken in again with its recipe; a ZIP brings several", async () => {
  const open = openStudio();
  const { series, job } = await open.client["series.start"]({ request: smallRequest() });
  await untilJob(open, job, "done");
  const { frames } = await detailOf(open, series);
  const [first] = frames;
  const png = await get(open, `/blob/${first!.picture!.blob}`);
  expect(png.headers.get("content-type")).toBe("image/png");
  const bytes = new Uint8Array(await png.arrayBuffer());
  expect(Object.keys(readPngText(bytes))).toContain("circumplex");
  expect((await get(open, `/blob/${first!.picture!.thumb}`)).headers.get("content-type")).toBe("image/webp");
  expect((await get(open, `/blob/${first!.picture!.svg}`)).headers.get("content-type")).toBe("image/svg+xml");

  const back = await put(open, "../../evil/boat.png", bytes);
  expect(back.problems).toEqual([]);
  const taken = await open.client["pictures.get"]({ picture: back.pictures[0]! });
  expect(taken).toMatchObject({
    origin: "imported",
    name: "boat.png",
    prompt: "a red boat on a lake",
    target: first!.target,
    recipe: { frame: 0 },
  });
  expect(taken.measurement!.valence).toBeCloseTo(first!.measurement!.valence, 10);

  const pictures = frames.map(({ picture }) => picture!.id);
  const { url, name, bytes: size } = await open.client["exports.make"]({ pictures, format: "zip" });
  const zip = await get(open, url);
  expect(zip.headers.get("content-disposition")).toContain(encodeURIComponent(name));
  const archive = new Uint8Array(await zip.arrayBuffer());
  expect(archive).toHaveLength(size);
  const several = await put(open, "all.zip", archive);
  expect([several.pictures.length, several.problems]).toEqual([3, []]);
  expect((await get(open, "/export/nobody/a.zip")).status).toBe(404);

  const most = await open.client["exports.make"]({ pictures: Array<string>(2000).fill(pictures[0]!), format: "csv" });
  expect((await (await get(open, most.url)).text()).trimEnd().split("\n")).toHaveLength(2001);
});

test("an upload that breaks off leaves nothing, and the next arrives", async () => {
  const open = openStudio();
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent++ < 3) controller.enqueue(new Uint8Array(70_000));
      else controller.error(new Error("the page was closed"));
    },
  });
  const request = new Request("http://studio/import?name=a.png", {
    method: "PUT",
    body,
    duplex: "half",
  } as RequestInit);
  const answer = importAnswer.parse(await (await open.studio.fetch(request)).json());
  expect([answer.pictures, answer.problems.map(({ name }) => name)]).toEqual([[], ["a.png"]]);
  expect(readdirSync(path.join(open.directory, "uploads"))).toEqual([]);
  const bytes = readFileSync(path.join(ROOT, "resources/readme/series.png"));
  expect((await put(open, "series.png", bytes)).problems).toEqual([]);
});

test("what is no picture is named with what is wrong, and nothing of it stays", async () => {
  const open = openStudio();
  const answer = await put(open, "notes.png", "hello");
  expect(answer.pictures).toEqual([]);
  expect(answer.problems).toMatchObject([{ name: "notes.png", failure: { code: "picture.unreadable" } }]);
  expect(await open.client["gallery.find"]({})).toMatchObject({ total: 0, all: 0 });
  expect(readdirSync(path.join(open.directory, "uploads"))).toEqual([]);
});

test("a photograph is measured, marked as unlike what the judge knows, and has no recipe", async () => {
  const open = openStudio();
  const bytes = readFileSync(path.join(ROOT, "resources/readme/series.png"));
  const { pictures } = await put(open, "series.png", bytes);
  expect(await open.client["pictures.get"]({ picture: pictures[0]! })).toMatchObject({
    origin: "imported",
    recipe: null,
    target: null,
    measurement: { judge: { id: "papercut-judge" } },
  });
});
