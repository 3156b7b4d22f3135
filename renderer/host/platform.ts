/** @file What kind of machine the window stands on, as far as keys are concerned. */

/** Whether this machine has Command keys. */
export function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
