/** @file What the window may not do: go elsewhere, open others, ask for devices, load from the network, or be impersonated. */
import type { Session, WebContents, WebFrameMain } from "electron";

export const SCHEME = "studio";
/** Where the page lives. */
export const ORIGIN = `${SCHEME}://app`;

/** Telling that a series is done, copying a report; nothing else is ever granted. */
const GRANTED: readonly string[] = ["notifications", "clipboard-sanitized-write"];

/** Whether an address is the studio's own. */
export function isOurs(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === `${SCHEME}:` && new URL(address).host === "app";
}

/** Refuses every permission but the granted ones, every request that leaves the machine, and every dictionary download. */
export function guardSession(session: Session, { isPackaged }: { readonly isPackaged: boolean }): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(GRANTED.includes(permission) && isOurs(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => GRANTED.includes(permission) && isOurs(origin));
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  const allowed = (address: string): boolean =>
    isOurs(address) || address.startsWith(`blob:${ORIGIN}/`) || (!isPackaged && address.startsWith("devtools:"));
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !allowed(url) }));
}

/** The page stays the page: no other address, no other window, no frame inside it. */
export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-navigate", (event) => event.preventDefault());
  contents.on("will-frame-navigate", (event) => event.preventDefault());
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
}

/** Whether a message comes from the page itself: our address, and not a frame inside it. */
export function isFromPage(sender: Pick<WebFrameMain, "url" | "parent"> | null): boolean {
  return sender !== null && sender.parent === null && isOurs(sender.url);
}
