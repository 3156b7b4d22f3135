/** @file The program's version, as package.json has it. */
import manifest from "../package.json" with { type: "json" };

export const APP_VERSION: string = manifest.version;
