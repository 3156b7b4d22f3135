/** @file Names of exported files: valid on every system, never a path, never the same twice. */
import { describe, expect, test } from "vitest";
import { exportFileName, pictureNames, safeName } from "../../../app/export/file-name.ts";
import fc from "../../kit/fc.ts";

describe("a name", () => {
  test.each([
    ["calm lake 03", "calm lake 03"],
    ["../../etc/passwd", "etc-passwd"],
    ["C:\\Users\\me\\x", "C-Users-me-x"],
    ["con", "_con"],
    ["LPT1.backup", "_LPT1.backup"],
    ["console", "console"],
    [".hidden ", "hidden"],
    ["", "picture"],
    ["///", "picture"],
    ["a\u0000\u202eb\ud800c", "a-b\ufffdc"],
    ["Zürich 雪".normalize("NFD"), "Zürich 雪"],
    ["𝄞".repeat(100), "𝄞".repeat(56)],
  ])("%j is written %j", (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  test("whatever it is, all systems take it, and no two are one on any", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 30 }), (names) => {
        const safe = pictureNames(names, false);
        expect(new Set(safe.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of safe) {
          expect(name).toMatch(/^[^\p{Cc}<>:"/\\|?*.\s][^\p{Cc}<>:"/\\|?*]*$/u);
          expect(name).not.toMatch(/[. ]$/);
          expect(new TextEncoder().encode(name).length).toBeLessThan(250);
        }
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test("names that end like a number we give stay apart", () => {
    expect(pictureNames(["a", "A", "a-2", "a"], false)).toEqual(["a", "A-2", "a-2-2", "a-3"]);
    expect(
      pictureNames(
        Array.from({ length: 2000 }, () => "same"),
        false,
      ).at(-1),
    ).toBe("same-2000");
  });

  test("stripped, it is a number", () => {
    expect(pictureNames(["Ottokar", "Wilhelmina"], true)).toEqual(["picture-01", "picture-02"]);
    expect(
      pictureNames(
        Array.from({ length: 1000 }, () => ""),
        true,
      )[0],
    ).toBe("picture-0001");
  });
});

describe("an export's file", () => {
  const named = (...names: string[]) => names.map((name) => ({ name }));
  const lake = named("calm lake 01", "calm lake 02");
  test.each([
    ["png", false, named("calm lake 01"), "calm lake 01.png"],
    ["jpeg", false, named("calm lake 01"), "calm lake 01.jpg"],
    ["jpeg", false, lake, "calm lake.zip"],
    ["zip", false, named("calm lake 01"), "calm lake 01.zip"],
    ["gif", false, lake, "calm lake-morph.gif"],
    ["contact-sheet", false, lake, "calm lake-contact-sheet.png"],
    ["csv", false, named("dog", "cat"), "circumplex-affect.csv"],
    ["png", true, named("calm lake 01"), "picture-01.png"],
    ["svg", true, lake, "pictures.zip"],
    ["webp-animation", true, lake, "pictures-morph.webp"],
  ] as const)("%s, stripped %s", (format, strip, items, name) => {
    expect(exportFileName(items, { format, strip })).toBe(name);
  });
});
