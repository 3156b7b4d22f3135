/** @file What electron-builder puts into the program, and how: nothing that another platform, a page or a developer needs. */
import path from "node:path";
import { flipFuses, type FuseConfig, FuseV1Options, FuseVersion } from "@electron/fuses";
import { type AfterPackContext, Arch, type Configuration } from "electron-builder";

/** Everything else is bundled into `out` by electron-vite. */
const NATIVE_PACKAGES = [
  "onnxruntime-node",
  "onnxruntime-common",
  "sharp",
  "@img",
  "detect-libc",
  "semver",
  "better-sqlite3",
];

/** Licences of everything inside, written at packaging and put beside the program. */
export const NOTICES = "out/third-party-licences.txt";

/** Doors of Electron that stay shut: it is no Node, no debugger, and runs no code from outside its archive. */
const FUSES: FuseConfig = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

const EXECUTABLE = "circumplex";

/** The program in a packed folder, as `@electron/fuses` wants it. */
export function programIn(folder: string, platform: string, productFilename = "Circumplex"): string {
  if (platform === "darwin") return path.join(folder, `${productFilename}.app`);
  return path.join(folder, platform === "win32" ? `${productFilename}.exe` : EXECUTABLE);
}

/** onnxruntime has no binaries for Macs with Intel processors. */
export const CONFIGURATION: Configuration = {
  appId: "studio.circumplex.app",
  productName: "Circumplex",
  copyright: "MIT licence",
  directories: { output: "out/package", buildResources: "resources/icons" },
  extraMetadata: { main: "out/desktop/main/index.js", author: "The Circumplex contributors" },
  files: [
    "out/desktop/**",
    "resources/{models,judge,icons}/**",
    "package.json",
    `!node_modules/!(${NATIVE_PACKAGES.join("|")})/**`,
    "!node_modules/onnxruntime-node/script/**",
    "!node_modules/onnxruntime-node/bin/napi-v6/!(${platform})/**",
    "!node_modules/onnxruntime-node/bin/napi-v6/${platform}/!(${arch})/**",
    "!node_modules/better-sqlite3/{deps,src}/**",
    "!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}).node",
    "!node_modules/**/*.{map,md,ts,h,gyp}",
    "!out/**/*.map",
    "!node_modules/onnxruntime-common/dist/esm/**",
  ],
  extraResources: [{ from: NOTICES, to: "third-party-licences.txt" }],
  asar: true,
  // What is opened by the system, or by native code, cannot lie inside an archive.
  asarUnpack: [
    "node_modules/onnxruntime-node/bin/**",
    "node_modules/{sharp,@img}/**",
    "node_modules/better-sqlite3/prebuilds/**",
    "resources/**",
  ],
  // All natives are Node-API: one binary for Node and Electron.
  npmRebuild: false,
  afterPack: async ({ appOutDir, electronPlatformName, arch, packager }: AfterPackContext) => {
    const isApple = electronPlatformName === "darwin";
    await flipFuses(programIn(appOutDir, electronPlatformName, packager.appInfo.productFilename), {
      ...FUSES,
      // A changed program needs a new signature, without which a Mac with an Apple processor starts nothing.
      resetAdHocDarwinSignature: isApple && arch === Arch.arm64,
    });
  },
  linux: {
    category: "Graphics",
    icon: "icon.png",
    executableName: EXECUTABLE,
    target: ["AppImage", "deb"],
    maintainer: "Circumplex",
  },
  mac: {
    category: "public.app-category.graphics-design",
    icon: "icon.png",
    // The updater of macOS takes a ZIP.
    target: ["dmg", "zip"],
    hardenedRuntime: true,
  },
  win: { icon: "icon.png", target: ["nsis"] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
};

/** The folder of the packed program of this machine. */
export function packedFolder(root: string): string {
  const name = process.platform === "darwin" ? "mac" : process.platform === "win32" ? "win" : "linux";
  return path.join(
    root,
    "out/package",
    process.arch === "x64" ? `${name}-unpacked` : `${name}-${process.arch}-unpacked`,
  );
}
