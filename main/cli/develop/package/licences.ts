/** @file The licences of everything that ships, gathered from the packages themselves. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().default("see below"),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
type Manifest = z.output<typeof manifest>;

interface Shipped {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** A licence may lie in a file of any of these names. */
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|third-?party-?notices?)(?:[.-].*)?$/i;

/** Every package the program needs when it runs, and what those need; each once. */
function shippedPackages(root: string): Shipped[] {
  const found = new Map<string, Shipped>();
  const visit = (folder: string): void => {
    const read = manifest.parse(JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")));
    if (folder !== root) {
      if (found.has(folder)) return;
      found.set(folder, { folder, manifest: read });
    }
    for (const name of Object.keys(read.dependencies)) visit(lookUp(folder, name, root) ?? lacking(name, folder));
    for (const name of Object.keys(read.optionalDependencies)) {
      const optional = lookUp(folder, name, root);
      if (optional !== undefined) visit(optional);
    }
  };
  visit(root);
  return [...found.values()].toSorted((one, other) => (one.manifest.name < other.manifest.name ? -1 : 1));
}

/** Where Node would find the package. */
function lookUp(from: string, name: string, root: string): string | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const place = path.join(folder, "node_modules", name);
    if (existsSync(path.join(place, "package.json"))) return place;
    if (folder === root) return undefined;
  }
}

function lacking(name: string, folder: string): never {
  throw new Error(`The package ${name}, which ${folder} needs, is not installed: npm ci installs it.`);
}

/** Texts of a package's licence files; a package without such a file says it in its README or its manifest alone. */
function textsOf({ folder, manifest: { name } }: Shipped): string[] {
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  const others = name.startsWith("@img/sharp-libvips-") ? ["README.md"] : [];
  const texts = [...files.toSorted(), ...others].map((file) => readFileSync(path.join(folder, file), "utf8").trim());
  return name.startsWith("onnxruntime-") ? [...texts, ONNXRUNTIME] : texts;
}

const ONNXRUNTIME = `MIT License

Copyright (c) Microsoft Corporation

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

What it contains of others: https://github.com/microsoft/onnxruntime/blob/main/ThirdPartyNotices.txt`;

const LIBVIPS = `sharp uses libvips and the libraries listed above under the GNU Lesser General Public License, version 3
(or any later version). They are shared libraries of their own, in resources/app.asar.unpacked/node_modules/@img, and
may be replaced by others of the same interface. Their sources and the way they are built:
https://github.com/lovell/sharp-libvips. The licence follows at the end of this file.`;

/**
 * One text: each package with its version, its licence's name and its licence's text; the font; the notice that libvips
 * asks for.
 *
 * @param root of the repository, with its packages installed
 * @throws Error naming a package that is not installed
 */
export function thirdPartyLicences(root: string): string {
  const sections = shippedPackages(root).map((shipped) => {
    const { name, version, license } = shipped.manifest;
    return section(`${name} ${version} (${license})`, textsOf(shipped));
  });
  const assets = path.join(root, "renderer/assets");
  const fonts = readdirSync(assets)
    .filter((name) => /OFL.*\.txt$/i.test(name))
    .map((name) => section("Font (SIL Open Font License 1.1)", [readFileSync(path.join(assets, name), "utf8").trim()]));
  const gnu = ["LGPL-3.0", "GPL-3.0"].map((name) =>
    section(name, [readFileSync(path.join(root, `resources/packaging/licences/${name}.txt`), "utf8").trim()]),
  );
  const head =
    "Circumplex contains the following works of others. Electron and Chromium have their own files beside this one.\n";
  return [head, ...sections, ...fonts, section("libvips", [LIBVIPS]), ...gnu].join("\n");
}

function section(title: string, texts: readonly string[]): string {
  return `${"=".repeat(100)}\n${title}\n${"=".repeat(100)}\n\n${texts.join("\n\n")}\n`;
}
