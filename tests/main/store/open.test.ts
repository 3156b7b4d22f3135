/** @file Opening a data folder: one program at a time, sound, not from the future, honest about an unclean end. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { toFailure, type Failure } from "../../../app/contract/failure.ts";
import { MIGRATIONS } from "../../../main/store/migrations/table.ts";
import { openStore } from "../../../main/store/open.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { openTestStore } from "../../kit/store.ts";
import { newPicture, startSeries } from "../../kit/store-rows.ts";

const CHILD = path.join(import.meta.dirname, "children/open.ts");

/** What opening the folder fails with. */
function refusal(directory: string): Failure | undefined {
  try {
    openStore({ directory }).close();
    return undefined;
  } catch (error) {
    return toFailure(error);
  }
}

test("a new folder is made with all its parts, and is empty and clean", () => {
  const store = openTestStore({ directory: path.join(temporaryFolder(), "deep", "data") });
  expect(store.unclean).toBe(false);
  expect(store.pictures.library()).toEqual({ revision: 0, pictures: 0, trashed: 0 });
  expect(Object.values(store.folders).every((folder) => existsSync(folder))).toBe(true);
  expect(store.lastBackup).toBeNull();
});

describe("two programs on one folder", () => {
  test("the second is told so, and opens it when the first has closed", () => {
    const store = openTestStore();
    expect(refusal(store.directory)).toEqual({ code: "store.locked", path: store.directory });
    store.close();
    expect(refusal(store.directory)).toBeUndefined();
  });

  test("a process that is killed frees the folder, and its end was unclean", async () => {
    const directory = temporaryFolder();
    const child = spawn(process.execPath, [CHILD, directory], { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    await once(child.stdout, "data");
    expect(refusal(directory)).toEqual({ code: "store.locked", path: directory });
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(openTestStore({ directory }).unclean).toBe(true);
  });
});

describe("an unclean end", () => {
  test("leaves half an upload and exports nobody fetches any more, which go; pictures stay", () => {
    const directory = temporaryFolder();
    const store = openTestStore({ directory });
    const { blob } = newPicture(store, "kept").stored;
    const { uploads, exports } = store.folders;
    store.close();
    for (const folder of [uploads, exports]) writeFileSync(path.join(folder, "left.part"), "left");
    mkdirSync(path.join(exports, "folder"));
    const again = openTestStore({ directory });
    expect([readdirSync(uploads), readdirSync(exports), again.blobs.has(blob)]).toEqual([[], [], true]);
  });

  test("interrupts what was under way and leaves what waited", () => {
    const store = openTestStore();
    const [running, cancelling, waiting] = [startSeries(store), startSeries(store), startSeries(store)];
    store.jobs.move(running.job, "running");
    store.jobs.move(cancelling.job, "running");
    store.jobs.move(cancelling.job, "cancelling");
    const [drawn] = store.frames.missing(running.job);
    store.pictures.add(
      newPicture(store, "drawn", { prompt: drawn!.prompt, seed: drawn!.seed, target: drawn!.target }),
      { series: running.series, index: 0 },
    );
    store.frames.setState({ series: running.series, index: 1 }, "drawing");
    const copy = copyOf(store.directory);
    const after = openTestStore({ directory: copy });
    const states = (series: string) => after.series.detail(series)!.frames.map(({ state }) => state);
    expect(after.unclean).toBe(true);
    expect(after.jobs.list().map(({ id, state }) => [id, state])).toEqual([
      [waiting.job, "waiting"],
      [cancelling.job, "interrupted"],
      [running.job, "interrupted"],
    ]);
    expect(states(running.series)).toEqual(["finished", "interrupted", "interrupted"]);
    expect(states(cancelling.series)).toEqual(["interrupted", "interrupted", "interrupted"]);
    expect(states(waiting.series)).toEqual(["waiting", "waiting", "waiting"]);
    expect(after.frames.missing(running.job).map(({ index }) => index)).toEqual([1, 2]);
    expect(after.frames.unmeasured(running.job).map(({ index }) => index)).toEqual([0]);
  });

  test("a closed store was closed cleanly", () => {
    const store = openTestStore();
    startSeries(store);
    store.close();
    expect(openTestStore({ directory: store.directory }).unclean).toBe(false);
  });
});

describe("a database this program cannot use", () => {
  test("from a newer version is named and left as it is", () => {
    const store = openTestStore();
    store.close();
    const file = path.join(store.directory, "studio.db");
    const database = new Database(file);
    database.pragma("user_version = 99");
    database.close();
    const before = readFileSync(file);
    expect(refusal(store.directory)).toEqual({ code: "store.newer", found: 99, known: MIGRATIONS.length });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test("of another program is not taken for ours", () => {
    const directory = temporaryFolder();
    const database = new Database(path.join(directory, "studio.db"));
    database.exec("CREATE TABLE recipes (name TEXT)");
    database.close();
    expect(refusal(directory)).toEqual({
      code: "store.damaged",
      path: path.join(directory, "studio.db"),
      reason: "The file is another program's database. There is no good backup.",
    });
  });

  test("that is no database names the newest good backup", async () => {
    const store = openTestStore();
    await store.backup();
    const time = await store.backup();
    store.close();
    writeFileSync(path.join(store.directory, "studio.db"), "no database ".repeat(1000));
    const name = `studio-${new Date(time).toISOString().replaceAll(/[:.]/g, "-")}.db`;
    expect(refusal(store.directory)).toEqual({
      code: "store.damaged",
      path: path.join(store.directory, "studio.db"),
      reason: `File is not a database. The newest good backup is ${path.join(store.folders.backups, name)}.`,
    });
  });

  test("that vanished beside its backups is not silently begun anew", async () => {
    const store = openTestStore();
    await store.backup();
    store.close();
    rmSync(path.join(store.directory, "studio.db"));
    expect(refusal(store.directory)).toMatchObject({
      code: "store.damaged",
      reason: expect.stringContaining("The database is missing, though backups of it are there."),
    });
  });
});

test("a read-only folder is said to be one", ({ skip }) => {
  const directory = path.join(temporaryFolder(), "data");
  mkdirSync(directory);
  openStore({ directory }).close();
  const { status } = spawnSync("mount", ["--bind", "-o", "ro", directory, directory], { stdio: "ignore" });
  if (status !== 0) return skip("only root on Linux can make a folder read-only for itself");
  onTestFinished(() => void spawnSync("umount", [directory]));
  expect(refusal(directory)).toEqual({ code: "disk.readOnly", path: directory });
});

describe("a data folder deleted under the running program", () => {
  test("is said at the next writing, and closing is quiet", () => {
    const store = openTestStore();
    rmSync(store.directory, { recursive: true });
    const failure = (() => {
      try {
        startSeries(store);
        return undefined;
      } catch (error) {
        return toFailure(error);
      }
    })();
    expect(failure).toEqual({ code: "disk.gone", path: path.join(store.directory, "studio.db") });
    expect(() => store.close()).not.toThrow();
  });
});

/** The folder as a power cut would leave it, while a store has it open. */
function copyOf(directory: string): string {
  const copy = temporaryFolder();
  for (const name of ["studio.db", "studio.db-wal"]) {
    writeFileSync(path.join(copy, name), readFileSync(path.join(directory, name)));
  }
  return copy;
}
