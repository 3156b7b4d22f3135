/** @file The system's keychain as a cipher: what is none, on Linux without a secret service, is not taken for one. */
import type { SafeStorage } from "electron";
import { expect, test } from "vitest";
import { keychain } from "../../../main/electron/keychain.ts";

type Backend = ReturnType<SafeStorage["getSelectedStorageBackend"]>;

/** What of safeStorage a keychain needs; it turns bytes round, and says what Electron would. */
function safeStorage(available: boolean, backend: Backend): SafeStorage {
  const parts: Partial<SafeStorage> = {
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => Buffer.from(text).reverse(),
    decryptString: (bytes) => Buffer.from(bytes).reverse().toString(),
  };
  return parts as SafeStorage;
}

test.each([
  ["linux", "gnome_libsecret", true, true],
  ["linux", "kwallet6", true, true],
  ["linux", "basic_text", true, false],
  ["linux", "unknown", true, false],
  ["linux", "gnome_libsecret", false, false],
  ["darwin", "unknown", true, true],
  ["win32", "unknown", true, true],
  ["win32", "unknown", false, false],
] as const)("on %s with %s (encryption %s) it is available: %s", (platform, backend, encryption, available) => {
  expect(keychain(safeStorage(encryption, backend), platform).isAvailable()).toBe(available);
});

test("what it encrypts it decrypts, from bytes of any make", () => {
  const cipher = keychain(safeStorage(true, "kwallet6"), "linux");
  expect(cipher.decrypt(new Uint8Array(cipher.encrypt("sk-1")))).toBe("sk-1");
  expect(Buffer.from(cipher.encrypt("sk-1")).toString()).not.toContain("sk-1");
});
