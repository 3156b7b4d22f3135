/** @file Everything a key can do, with the keys it has before anybody changes them. */

/** Where a combination means the action; two actions may share one only in different places. */
export type Place = "everywhere" | "studio" | "gallery" | "history" | "plane" | "viewer";

interface ActionRow {
  readonly place: Place;
  readonly keys: string;
}

export const ACTIONS = {
  draw: { place: "studio", keys: "Mod+Enter" },
  drawFirst: { place: "studio", keys: "Shift+Enter" },
  previousFrame: { place: "studio", keys: "[" },
  nextFrame: { place: "studio", keys: "]" },
  compare: { place: "studio", keys: "Space" },
  lockFrame: { place: "studio", keys: "L" },
  rerollFrame: { place: "studio", keys: "Shift+R" },
  refineFrame: { place: "studio", keys: "F" },
  acceptSuggestion: { place: "studio", keys: "A" },
  editSuggestion: { place: "studio", keys: "E" },
  rejectSuggestion: { place: "studio", keys: "R" },
  viewFrame: { place: "studio", keys: "Enter" },
  playSeries: { place: "studio", keys: "P" },
  exportSeries: { place: "studio", keys: "Mod+E" },
  undo: { place: "everywhere", keys: "Mod+Z" },
  redo: { place: "everywhere", keys: "Mod+Shift+Z" },
  studio: { place: "everywhere", keys: "Mod+1" },
  gallery: { place: "everywhere", keys: "Mod+2" },
  history: { place: "everywhere", keys: "Mod+3" },
  tuner: { place: "everywhere", keys: "Mod+4" },
  evidence: { place: "everywhere", keys: "Mod+5" },
  profile: { place: "everywhere", keys: "Mod+6" },
  judges: { place: "everywhere", keys: "Mod+7" },
  pauseQueue: { place: "everywhere", keys: "Mod+P" },
  settings: { place: "everywhere", keys: "Mod+," },
  shortcuts: { place: "everywhere", keys: "?" },
  theme: { place: "everywhere", keys: "Mod+Shift+L" },
  search: { place: "gallery", keys: "Mod+F" },
  selectAll: { place: "gallery", keys: "Mod+A" },
  trash: { place: "gallery", keys: "Delete" },
  goToRound: { place: "history", keys: "Enter" },
  markA: { place: "history", keys: "A" },
  markB: { place: "history", keys: "B" },
  swapRounds: { place: "history", keys: "Space" },
  previousPoint: { place: "plane", keys: "[" },
  nextPoint: { place: "plane", keys: "]" },
  addPoint: { place: "plane", keys: "Insert" },
  removePoint: { place: "plane", keys: "Delete" },
  typeValues: { place: "plane", keys: "Enter" },
  reversePath: { place: "plane", keys: "R" },
  smoothPath: { place: "plane", keys: "S" },
  zoomIn: { place: "plane", keys: "+" },
  zoomOut: { place: "plane", keys: "-" },
  zoomReset: { place: "plane", keys: "0" },
} as const satisfies Record<string, ActionRow>;

export type Action = keyof typeof ACTIONS;
export const ACTION_NAMES = Object.keys(ACTIONS) as readonly Action[];

/** Keys a person has changed: action → combination; an empty one takes the key away. */
export type Rebound = Readonly<Record<string, string>>;

/** The combination of an action now; empty when it has none. */
export function keysOf(action: Action, rebound: Rebound): string {
  return rebound[action] ?? ACTIONS[action].keys;
}

/** Whether a combination in one place would also be heard in the other. */
function overlap(one: Place, other: Place): boolean {
  return one === other || one === "everywhere" || other === "everywhere";
}

/** Actions that already have the combination where `action` would use it. */
export function conflictsOf(action: Action, combination: string, rebound: Rebound): Action[] {
  if (combination === "") return [];
  const { place } = ACTIONS[action];
  return ACTION_NAMES.filter(
    (other) => other !== action && keysOf(other, rebound) === combination && overlap(place, ACTIONS[other].place),
  );
}

/** Keys from a file somebody exported; what it does not know or what is no text is left out. */
export function parseRebound(text: string): Rebound | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const known = Object.entries(value).filter(
    (entry): entry is [Action, string] =>
      ACTION_NAMES.some((name) => name === entry[0]) && typeof entry[1] === "string" && entry[1].length <= 40,
  );
  return Object.fromEntries(known);
}

/** The changes after some more; what equals its default is no change. */
export function withKeys(rebound: Rebound, change: Rebound): Rebound {
  const both = { ...rebound, ...change };
  return Object.fromEntries(
    Object.entries(both).filter(([name, keys]) => !(name in ACTIONS) || ACTIONS[name as Action].keys !== keys),
  );
}
