/** @file axe finds nothing serious where feedback is given: suggestions, history, profile, pair game and judges. */
import { once } from "node:events";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inspector, openWithAxe } from "../kit/axe.ts";
import { startBrowser } from "../kit/browser.ts";
import { chatServer, say } from "../kit/chat-server.ts";
import { temporaryFolder } from "../kit/circumplex.ts";
import { connected } from "../kit/connected.ts";
import { card, enter, prepare, untilMeasured } from "../kit/person.ts";
import {
  accept,
  askToRefine,
  FAR_DRAFT,
  nodes,
  openCards,
  refine,
  suggestions,
  untilGrown,
  untilRead,
  untilSuggested,
} from "../kit/refining.ts";
import { seeingModel } from "../kit/seeing-model.ts";
import { startStudio, type StudioProcess } from "../kit/studio-process.ts";

const LONG = 240_000;

let browser: Browser;
let studio: StudioProcess;
beforeAll(async () => {
  [browser, studio] = await Promise.all([startBrowser(), startStudio(temporaryFolder())]);
  await prepare(studio, FAR_DRAFT);
}, LONG);
afterAll(async () => {
  await browser.close();
  await studio.stop();
});

test("nothing is serious before anything was decided", { timeout: LONG }, async () => {
  const page = await openWithAxe(browser, studio);
  const { found, look } = inspector(page, await connected(studio));
  await enter(page, "History");
  await page.getByText("Refine a frame and its rounds will grow here.").waitFor();
  await look("empty history");
  await enter(page, "Profile");
  await page.getByText(/^Nothing is known of your taste yet/).waitFor();
  await look("empty profile");
  await page.getByRole("button", { name: "Which fits better?" }).click();
  await page.getByText(/^There are no two pictures/).waitFor();
  await look("no pair");
  await page.context().close();
  expect(found).toEqual([]);
});

test("nothing is serious beside a frame that is refined", { timeout: LONG }, async () => {
  const page = await openWithAxe(browser, studio);
  const connection = await connected(studio);
  const { found, look } = inspector(page, connection);
  const panel = suggestions(page);
  await page.getByRole("button", { name: /^Draw 2 frames/ }).click();
  await untilMeasured(page, 2);
  await card(page, 1).click();
  await askToRefine(page);
  await look("how many pictures");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await refine(page, 2);
  await untilSuggested(page, "Start");
  await look("suggestions");
  const first = openCards(page).first();
  await first.getByRole("button", { name: "Edit" }).click();
  await first.getByRole("textbox").fill("a dog");
  await look("edited, refused");
  await page.keyboard.press("Escape");
  await first.getByRole("button", { name: "Reject" }).click();
  await panel.getByText(/^Rejected/).waitFor();
  await connection.client["queue.pause"]({});
  await accept(page);
  await panel.getByText("Accepted, measured in round 1").waitFor();
  await look("accepted");
  await connection.client["queue.resume"]({});
  await untilSuggested(page, "Round 1");
  await panel.getByText("Round 1, accepted").waitFor();
  await look("measured");
  await page.getByRole("button", { name: "I feel this differently" }).click();
  const plane = page.getByRole("dialog", { name: "I feel this differently" }).getByRole("application");
  await plane.press("ArrowRight");
  await look("felt differently");
  await page.getByRole("button", { name: "This is what I feel" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await accept(page);
  await untilRead(page, "Round 2");
  await page.context().close();
  expect(found).toEqual([]);
});

test("nothing is serious in a history and in a profile that have something to tell", { timeout: LONG }, async () => {
  const page = await openWithAxe(browser, studio);
  const connection = await connected(studio);
  const { found, look } = inspector(page, connection);
  await enter(page, "History");
  await untilGrown(page, 3);
  await look("history");
  await nodes(page).nth(1).click();
  await page.getByRole("button", { name: "Branch from here" }).click();
  await page.getByRole("textbox", { name: "Prompt of the new round" }).fill("a dog");
  await page
    .getByRole("dialog")
    .getByText(/castle/)
    .last()
    .waitFor();
  await look("branch, refused");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Other refinements" }).click();
  await page.getByRole("menuitem", { name: "Remove this refinement" }).waitFor();
  await look("list of refinements");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.getByRole("complementary", { name: "Compare two rounds" }).waitFor({ state: "detached" });
  await look("history alone");
  await enter(page, "Profile");
  await page.getByRole("button", { name: "Which fits better?" }).click();
  const left = page.getByRole("button", { name: /^Left fits better/ });
  await left.waitFor();
  await look("pair game");
  await left.click();
  await page.getByText("1 answered now, 1 in all").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("region", { name: "Recent" }).waitFor();
  await look("profile");
  await page.getByRole("button", { name: "Forget", exact: true }).click();
  await page.getByRole("menuitem", { name: "Forget everything" }).click();
  await page.getByText("Recent can take this back.").waitFor();
  await look("forget everything");
  await page.context().close();
  expect(found).toEqual([]);
});

test("nothing is serious among the judges", { timeout: LONG }, async () => {
  const page = await openWithAxe(browser, studio);
  const { found, look } = inspector(page, await connected(studio));
  const gate = new AbortController();
  const seeing = await chatServer({
    models: ["tiny-vision"],
    answering: async (question, response) => {
      if (!gate.signal.aborted) await once(gate.signal, "abort");
      await seeingModel(question, response);
    },
  });
  const nonsense = await chatServer({ answering: (_question, response) => say(response, "It is a lovely picture.") });
  await enter(page, "Judges");
  await page.getByRole("region", { name: "papercut-judge" }).waitFor();
  await look("judges");

  await page.getByRole("button", { name: "Add a chat server" }).click();
  const form = page.getByRole("form", { name: "Add a chat server" });
  await form.getByRole("textbox", { name: "Address" }).fill("https://models.example.org/v1");
  await form.getByRole("button", { name: "Add and try" }).click();
  await form.getByText("Nothing is sent there until its name is typed as it stands.").waitFor();
  await look("another host");
  await form.getByRole("textbox", { name: "Address" }).fill(seeing.address);
  await form.getByRole("button", { name: "Find models" }).click();
  await form.getByText("1 model found.").waitFor();
  await look("models found");
  await form.getByRole("textbox", { name: "Name" }).fill("Seeing");
  await form.getByRole("button", { name: "Add and try" }).click();
  const seeingCard = page.getByRole("region", { name: "Seeing" });
  await seeingCard.getByRole("progressbar", { name: "Trying" }).waitFor();
  await look("being tried");
  gate.abort();
  await seeingCard.getByText("Passed.").waitFor();
  await seeingCard.getByRole("button", { name: "Calibrate Seeing" }).click();
  await seeingCard.getByText(/^Calibrated on/).waitFor();
  await look("calibrated");

  await page.getByRole("button", { name: "Add a chat server" }).click();
  await form.getByRole("textbox", { name: "Address" }).fill(nonsense.address);
  await form.getByRole("textbox", { name: "Model" }).fill("tiny");
  await form.getByRole("textbox", { name: "Name" }).fill("Talking");
  await form.getByRole("button", { name: "Add and try" }).click();
  await page.getByRole("region", { name: "Talking" }).getByText("Not passed.").waitFor();
  await look("not passed");
  await page.getByRole("button", { name: "Add a model folder" }).click();
  await page.getByRole("form", { name: "Add a model folder" }).waitFor();
  await look("a folder");
  await page.context().close();
  expect(found).toEqual([]);
});
