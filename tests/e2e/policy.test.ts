/** @file What the page may do and who may talk to its host: a full walk without one complaint, and every stranger refused. */
import { request as ask } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { openStudio, startBrowser } from "../kit/browser.ts";
import { temporaryFolder } from "../kit/circumplex.ts";
import { card, enter, prepare, untilMeasured, untilSaved } from "../kit/person.ts";
import { refine, untilRead } from "../kit/refining.ts";
import { startStudio, type StudioProcess } from "../kit/studio-process.ts";

const LONG = 180_000;
/** What would run if it were ever taken for a part of the page. */
const HOSTILE = `a boat <img src=x onerror="document.title='broken in'"> <script>document.title="broken in"</script>`;

let browser: Browser;
let studio: StudioProcess;
beforeAll(async () => {
  [browser, studio] = await Promise.all([startBrowser(), startStudio(temporaryFolder())]);
  await prepare(studio, { prompt: HOSTILE, frames: 2 });
}, LONG);
afterAll(async () => {
  await browser.close();
  await studio.stop();
});

/** Everything a page asks for, and everything its policy forbids it. */
async function watched(page: Page): Promise<{ asked: string[]; refused: () => Promise<string[]> }> {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("websocket", (socket) => asked.push(socket.url()));
  await page.addInitScript(() => {
    const kept: string[] = [];
    Object.assign(globalThis, { refusedByPolicy: kept });
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      kept.push(`${violatedDirective}: ${blockedURI}`);
    });
  });
  await page.reload();
  return {
    asked,
    refused: () => page.evaluate(() => (globalThis as unknown as { refusedByPolicy: string[] }).refusedByPolicy),
  };
}

test(
  "a walk through every room breaks no policy, leaves no origin and takes no text for markup",
  { timeout: LONG },
  async () => {
    const { page, complaints } = await openStudio(browser, studio);
    const { asked, refused } = await watched(page);
    await page.getByRole("button", { name: /^Draw 2 frames/ }).click();
    await untilMeasured(page, 2);
    await card(page, 1).click();
    await page.getByRole("button", { name: "Full size" }).click();
    await page.getByRole("dialog", { name: "Picture at full size" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "More for this frame" }).click();
    await page.getByRole("menuitem", { name: "Redraw with changes" }).click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.locator("[data-opens-queue]").click();
    await page.getByRole("button", { name: /onerror.*done/ }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Other series" }).click();
    await page.getByRole("menuitem", { name: /onerror/ }).waitFor();
    await page.keyboard.press("Escape");

    await enter(page, "Gallery");
    const tile = page.getByRole("gridcell", { name: /onerror/ }).first();
    await tile.click();
    await page.getByRole("button", { name: "Details" }).click();
    await page.getByRole("complementary", { name: "Picture" }).getByText("<img src=x", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("dialog").getByRole("button", { name: "Export", exact: true }).click();
    await (await download).delete();
    await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).click();

    await enter(page, "Studio");
    await card(page, 1).click();
    await refine(page, 2);
    await untilRead(page, "Start");
    await enter(page, "History");
    await page.getByRole("button", { name: /onerror.*Rename/ }).waitFor();
    for (const room of ["Profile", "Judges"] as const) {
      await enter(page, room);
      await page.getByRole("heading", { name: room, level: 1 }).waitFor();
    }
    for (const dialog of ["Settings", "Keyboard shortcuts"]) {
      await page.getByRole("button", { name: dialog, exact: true }).click();
      await page.getByRole("dialog", { name: dialog }).waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }

    expect(await page.locator("img[src='x'], script:not([src])").count()).toBe(0);
    expect(await page.title()).not.toMatch(/broken in/);
    expect(await refused()).toEqual([]);
    const [ours, socket] = [studio.origin, studio.origin.replace("http", "ws")];
    const elsewhere = asked.filter(
      (url) => !/^(?:blob|data):/.test(url) && ![ours, socket].includes(new URL(url).origin),
    );
    expect(elsewhere).toEqual([]);
    expect(asked.length).toBeGreaterThan(5);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test("the page works the same for those who want motion and those who want none", { timeout: LONG }, async () => {
  for (const reducedMotion of [true, false]) {
    const { page, complaints } = await openStudio(browser, studio, { reducedMotion });
    await untilMeasured(page, 2);
    await untilSaved(page);
    await page.getByText("2 of 2 measured").waitFor();
    const play = page.getByRole("button", { name: "Play the series" });
    // By key: the head of the strip grows while its figures come, and a pointer would miss what moves.
    await play.press("Enter");
    await page.getByRole("button", { name: "Stop", exact: true }).press("Enter");
    await play.waitFor();
    await enter(page, "Gallery");
    await page.getByRole("gridcell").first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  }
});

interface Answered {
  readonly status: number;
  readonly text: string;
}

/** A request with just these headers; `fetch` would set its own Host. */
function visit(path: string, headers: Readonly<Record<string, string>>, method = "GET"): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(studio.origin);
    const outgoing = ask({ host: "127.0.0.1", port, path, method, headers }, (reply) => {
      let text = "";
      reply.setEncoding("utf8").on("data", (part: string) => (text += part));
      reply.on("end", () => resolve({ status: reply.statusCode!, text }));
    });
    outgoing.on("error", reject).end();
  });
}

/** Why a socket was not let in, or "open". */
function knock(headers: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${studio.origin.replace("http", "ws")}/contract`, { headers });
    socket.on("open", () => {
      socket.terminate();
      resolve("open");
    });
    socket.on("error", ({ message }) => resolve(message));
  });
}

test("a wrong key, a foreign site and a foreign name are refused, and told what to do", async () => {
  const { cookie, origin } = studio;
  const { host } = new URL(origin);
  const token = new URL(studio.url).searchParams.get("token")!;
  const wrong = await visit(`/?token=${"x".repeat(token.length)}`, { host });
  expect(wrong).toMatchObject({
    status: 403,
    text: expect.stringContaining("Open the address that Circumplex printed"),
  });
  expect((await visit("/", { host })).status).toBe(403);
  expect((await visit("/", { host, cookie })).status).toBe(200);
  expect((await visit("/", { host: `evil.example:${new URL(origin).port}`, cookie })).status).toBe(403);
  expect((await visit("/import?name=a.png", { host, cookie, origin: "http://evil.example" }, "PUT")).status).toBe(403);
  expect((await visit("/blob/..%2f..%2fstudio.db", { host, cookie })).status).toBeGreaterThanOrEqual(400);
  expect(await knock({ cookie, origin })).toBe("open");
  expect(await knock({ cookie, origin: "http://evil.example" })).toMatch(/403/);
  expect(await knock({ cookie })).toMatch(/403/);
  expect(await knock({ origin })).toMatch(/403/);
});

test("a page of another site can neither open the host nor hear it", { timeout: LONG }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(studio.url);
  // Another port of this machine is another origin, and a browser that has the cookie sends it along.
  await page.route("http://127.0.0.1:1/", (route) => route.fulfill({ contentType: "text/html", body: "<p>elsewhere" }));
  await page.goto("http://127.0.0.1:1/");
  const heard = await page.evaluate(
    ({ origin }) =>
      Promise.all([
        fetch(`${origin}/`, { credentials: "include" }).then(
          () => "answered",
          () => "refused",
        ),
        new Promise((resolve) => {
          const socket = new globalThis.WebSocket(`${origin.replace("http", "ws")}/contract`);
          socket.addEventListener("open", () => resolve("open"));
          socket.addEventListener("error", () => resolve("refused"));
        }),
      ]),
    { origin: studio.origin },
  );
  expect(heard).toEqual(["refused", "refused"]);
  await context.close();
});
