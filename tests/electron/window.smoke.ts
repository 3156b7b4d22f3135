/** @file The real window: it opens, speaks to its host, is shut in, draws a series and closes. Needs Electron's program. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findElectron, lacksScreen } from "../../main/start/electron.ts";
import { temporaryFolder } from "../kit/circumplex.ts";
import { ROOT } from "../kit/places.ts";

const found = findElectron();
const lacking = "reason" in found ? found.reason : lacksScreen();
if (lacking !== undefined) console.warn(`The desktop program is not tested: ${lacking}.`);

describe.runIf(lacking === undefined)("the desktop program", () => {
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    const builder = path.join(ROOT, "node_modules/electron-vite/bin/electron-vite.js");
    const { status, stderr } = spawnSync(process.execPath, [builder, "build", "--config", "electron.config.ts"], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect(status, stderr).toBe(0);
    app = await _electron.launch({
      executablePath: "program" in found ? found.program : "",
      args: [path.join(ROOT, "out/desktop/main/index.js"), "--data", temporaryFolder()],
    });
    page = await app.firstWindow();
  });
  afterAll(() => app.close());

  test("shows the studio from its own scheme", async () => {
    expect(page.url()).toBe("studio://app/");
    await page.getByRole("main").waitFor();
    expect(await page.title()).toContain("Circumplex");
  });

  test("gives the page no Node and nothing but the bridge", async () => {
    const names = await page.evaluate(() =>
      ["require", "process", "module", "circumplexHost"].filter((name) => name in globalThis),
    );
    expect(names).toEqual(["circumplexHost"]);
  });

  test("lets nothing out and nothing else in", async () => {
    const reached = await page.evaluate(() =>
      fetch("http://127.0.0.1:9/").then(
        () => "reached",
        () => "refused",
      ),
    );
    expect(reached).toBe("refused");
    expect(await page.evaluate(() => window.open("https://example.org/"))).toBeNull();
    expect(app.windows().length).toBe(1);
  });

  test("speaks to its host: what is asked for is drawn", async () => {
    await page.getByRole("button", { name: "Skip" }).click();
    const image = page.waitForResponse((response) => response.url().startsWith("studio://app/blob/"));
    await page.getByRole("button", { name: "Try an example" }).click();
    await page.keyboard.press("ControlOrMeta+Enter");
    expect((await image).status()).toBe(200);
  });
});
