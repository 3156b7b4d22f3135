/** @file The system's keychain, by Electron's safeStorage, as the cipher that keys of judges are kept with. */
import type { SafeStorage } from "electron";
import type { Cipher } from "../host/key-file.ts";

/**
 * The cipher of this system. On Linux without a secret service Electron would encrypt with a password that everybody knows,
 * which is no encryption: keys are then kept for the session only.
 */
export function keychain(safeStorage: SafeStorage, platform: NodeJS.Platform): Cipher {
  return {
    isAvailable: () =>
      safeStorage.isEncryptionAvailable() &&
      (platform !== "linux" || !["basic_text", "unknown"].includes(safeStorage.getSelectedStorageBackend())),
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
  };
}
