/** @file What a window is not allowed is denied; types of the fakes come from Electron itself. */
import type { Session, WebContents } from "electron";
import { describe, expect, test } from "vitest";
import { guardContents, guardSession, isFromPage, isOurs } from "../../../main/electron/security.ts";

type Request = NonNullable<Parameters<Session["setPermissionRequestHandler"]>[0]>;
type Check = NonNullable<Parameters<Session["setPermissionCheckHandler"]>[0]>;
type Device = NonNullable<Parameters<Session["setDevicePermissionHandler"]>[0]>;
type Load = (details: { url: string }, decide: (response: { cancel?: boolean }) => void) => void;

/** What a guarded session was told. */
function guarded(isPackaged = true) {
  const told: { request?: Request; check?: Check; device?: Device; load?: Load; spelling?: boolean } = {};
  const session = {
    setPermissionRequestHandler: (handler: Request) => void (told.request = handler),
    setPermissionCheckHandler: (handler: Check) => void (told.check = handler),
    setDevicePermissionHandler: (handler: Device) => void (told.device = handler),
    setSpellCheckerEnabled: (enabled: boolean) => void (told.spelling = enabled),
    webRequest: { onBeforeRequest: (handler: Load) => void (told.load = handler) },
  };
  guardSession(session as unknown as Session, { isPackaged });
  return told as Required<typeof told>;
}

const contents = {} as WebContents;
const page = "studio://app/";

test.each([
  ["studio://app/", true],
  ["studio://app/blob/ab?x#y", true],
  ["studio://evil/", false],
  ["studio://app.evil/", false],
  ["http://app/", false],
  ["file:///etc/passwd", false],
  ["no address", false],
])("%s is ours: %s", (address, ours) => {
  expect(isOurs(address)).toBe(ours);
});

describe("permissions", () => {
  const asked = (permission: Parameters<Request>[1], requestingUrl: string): boolean => {
    let granted: boolean | undefined;
    const details = { requestingUrl, isMainFrame: true } as Parameters<Request>[3];
    guarded().request(contents, permission, (answer) => (granted = answer), details);
    return granted!;
  };

  test("the page may notify and copy", () => {
    expect([asked("notifications", page), asked("clipboard-sanitized-write", page)]).toEqual([true, true]);
  });

  test.each([
    "media",
    "geolocation",
    "clipboard-read",
    "openExternal",
    "midi",
    "fullscreen",
    "display-capture",
    "unknown",
  ] as const)("it may not have %s", (permission) => {
    expect(asked(permission, page)).toBe(false);
    expect(guarded().check(contents, permission, page, {} as Parameters<Check>[3])).toBe(false);
  });

  test("another origin may not even notify", () => {
    expect(asked("notifications", "https://evil.example/")).toBe(false);
    expect(guarded().check(null, "notifications", "https://evil.example/", {} as Parameters<Check>[3])).toBe(false);
  });

  test("no device is ever given, and no dictionary is fetched", () => {
    const told = guarded();
    expect(told.device({} as Parameters<Device>[0])).toBe(false);
    expect(told.spelling).toBe(false);
  });
});

describe("requests", () => {
  const cancelled = (url: string, isPackaged = true): boolean => {
    let answer: boolean | undefined;
    guarded(isPackaged).load({ url }, ({ cancel }) => (answer = cancel));
    return answer!;
  };

  test.each(["studio://app/assets/a.js", "blob:studio://app/4f9f"])("%s goes through", (url) => {
    expect(cancelled(url)).toBe(false);
  });

  test.each([
    "https://example.org/",
    "http://127.0.0.1:8000/",
    "ws://127.0.0.1:8000/",
    "file:///etc/passwd",
    "data:text/html,x",
    "blob:https://example.org/4f9f",
    "chrome-extension://abc/x.js",
    "devtools://devtools/bundled/inspector.html",
    "studio://other/",
  ])("%s never leaves", (url) => {
    expect(cancelled(url)).toBe(true);
  });

  test("the developer's tools load while developing", () => {
    expect(cancelled("devtools://devtools/bundled/inspector.html", false)).toBe(false);
  });
});

test("the page goes nowhere, opens nothing and holds no other page", () => {
  const listeners = new Map<string, (event: { preventDefault: () => void }) => void>();
  let open: Parameters<WebContents["setWindowOpenHandler"]>[0] | undefined;
  const fake: Pick<WebContents, "setWindowOpenHandler"> & { on: unknown } = {
    setWindowOpenHandler: (handler) => void (open = handler),
    on: (name: string, listener: (event: { preventDefault: () => void }) => void) => listeners.set(name, listener),
  };
  guardContents(fake as unknown as WebContents);
  expect(open?.({ url: "https://evil.example/" } as Parameters<typeof open>[0])).toEqual({ action: "deny" });
  const prevented = [...listeners].map(([name, listener]) => {
    let times = 0;
    listener({ preventDefault: () => times++ });
    return [name, times];
  });
  expect(prevented).toEqual([
    ["will-navigate", 1],
    ["will-frame-navigate", 1],
    ["will-redirect", 1],
    ["will-attach-webview", 1],
  ]);
});

test.each([
  ["the page", { url: page, parent: null }, true],
  ["a frame inside it", { url: page, parent: {} }, false],
  ["another address", { url: "https://evil.example/", parent: null }, false],
  ["a frame that has gone", null, false],
])("a message of %s is heard: %s", (_name, sender, heard) => {
  expect(isFromPage(sender as Parameters<typeof isFromPage>[0])).toBe(heard);
});
