/** @file Key combinations as text: `Mod+Shift+Z`, where Mod is Command on Apple's machines and Control elsewhere. */

/** What of a keyboard event a combination is made of. */
export interface KeyStroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const MODIFIERS = ["Control", "Meta", "Alt", "Shift", "AltGraph", "CapsLock"] as const;

/** Keys whose character already depends on Shift: it is not named again, so that `?` is the same on every layout. */
function isSymbol(key: string): boolean {
  return key.length === 1 && key.toLowerCase() === key.toUpperCase() && key !== " ";
}

/** The combination of a stroke; undefined while only modifiers are down. */
export function combinationOf(stroke: KeyStroke, apple: boolean): string | undefined {
  const { key } = stroke;
  if (MODIFIERS.some((modifier) => modifier === key) || key === "Dead" || key === "Unidentified") return undefined;
  const parts: string[] = [];
  if (apple ? stroke.metaKey : stroke.ctrlKey) parts.push("Mod");
  if (apple && stroke.ctrlKey) parts.push("Ctrl");
  if (stroke.altKey) parts.push("Alt");
  if (stroke.shiftKey && !isSymbol(key)) parts.push("Shift");
  parts.push(key === " " ? "Space" : key.length === 1 ? key.toUpperCase() : key);
  return parts.join("+");
}

const APPLE: Readonly<Record<string, string>> = { Mod: "⌘", Ctrl: "⌃", Alt: "⌥", Shift: "⇧" };
const SHOWN: Readonly<Record<string, string>> = {
  Mod: "Ctrl",
  Enter: "↵",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Delete: "Del",
  Escape: "Esc",
  Insert: "Ins",
  PageUp: "PgUp",
  PageDown: "PgDn",
};

/** A combination as it is printed on keys: `Ctrl ↵`, or `⌘↵` on Apple's machines. */
export function showCombination(combination: string, apple: boolean): string {
  const parts = partsOf(combination).map((part) => (apple ? APPLE[part] : undefined) ?? SHOWN[part] ?? part);
  return parts.join(apple ? "" : " ");
}

/** A combination that ends in the plus key has an empty last part. */
function partsOf(combination: string): string[] {
  if (combination === "+") return ["+"];
  return combination.endsWith("++") ? [...combination.slice(0, -2).split("+"), "+"] : combination.split("+");
}
