/** @file Before all tests: the Chromium of the package is unpacked, once, so that no two tests do it at the same time. */
import bundled from "@sparticuz/chromium";

export default async function unpackChromium(): Promise<void> {
  if (process.platform === "linux" && process.env["CIRCUMPLEX_CHROMIUM"] === undefined) await bundled.executablePath();
}
