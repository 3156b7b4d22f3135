/** @file Which entries of a ZIP are pictures to take, which are passed over in silence, and which are refused and why. */

/** An entry as the ZIP's directory has it. */
export interface ArchiveEntry {
  /** With “/” between folders. */
  readonly path: string;
  readonly bytes: number;
  readonly packedBytes: number;
  readonly isEncrypted: boolean;
  /** What a Unix file system would make of it; 0 when the ZIP does not say. */
  readonly mode: number;
}

export type Verdict =
  | { readonly kind: "picture" }
  | { readonly kind: "ignored" }
  /** One sentence naming the entry. */
  | { readonly kind: "refused"; readonly sentence: string };

/** A picture may have as many bytes as one that is brought by itself. */
const MOST_BYTES = 200_000_000;
/** Pictures are packed already: one that shrinks further than this, and is not small, is made to fill the disk. */
const MOST_RATIO = 100;
const SMALL = 1_000_000;

const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;
const SYMBOLIC_LINK = 0o120000;

const PICTURE = /\.(?:png|jpe?g|webp)$/i;
const ARCHIVE = /\.(?:zip|7z|rar|tar|t?gz|bz2|xz)$/i;
/** What our own exports hold beside pictures. */
const COMPANION = /(?:^|\/)(?:manifest\.json|series\.json|affect\.csv|contact-sheet\.png)$/;
const REPORT = /(?:^|\/)(?:manifest|series)\.json$/;
/** Folders, and what systems leave in them. */
const LITTER = /\/$|(?:^|\/)(?:__MACOSX\/|\.[^/.]|Thumbs\.db$|desktop\.ini$)/i;

/** An entry's name as messages call it: one line, of a length that can be read. */
export function entryName(path: string): string {
  const line = path.toWellFormed().replaceAll(/[\p{C}\s]+/gu, " ");
  const letters = Array.from(line);
  return letters.length <= 120 ? line : `…${letters.slice(-119).join("")}`;
}

/** Why a path is no path inside the ZIP, undefined when it is. */
function outside(path: string): string | undefined {
  if (path.startsWith("/")) return "its path begins at the root of the disk";
  if (/^[a-z]:/i.test(path)) return "its path names a drive";
  if (path.split("/").includes("..")) return "its path leads out of the ZIP";
  if (path.includes("\0")) return "its path holds a zero byte";
  return undefined;
}

function objection({ path, bytes, packedBytes, isEncrypted, mode }: ArchiveEntry): string | undefined {
  const type = mode & FILE_TYPE;
  const strange = outside(path);
  if (strange !== undefined) return `is refused: ${strange}`;
  if (type === SYMBOLIC_LINK) return "is refused: it is a link to another file";
  if (type !== 0 && type !== REGULAR) return "is refused: it is not a file";
  if (ARCHIVE.test(path)) return "was passed over: an archive inside a ZIP is not opened";
  if (!PICTURE.test(path)) return "was passed over: only PNG, JPEG and WebP are read";
  if (isEncrypted) return "is refused: it is locked with a password";
  if (bytes > MOST_BYTES) return `is too large: ${Math.ceil(bytes / 1e6)} MB, at most ${MOST_BYTES / 1e6} are read`;
  if (bytes > SMALL && bytes > MOST_RATIO * packedBytes) return "is refused: it unpacks to more than a picture can";
  return undefined;
}

/** The verdict on each of the ZIP's entries. */
export function judgeEntries(entries: readonly ArchiveEntry[]): readonly Verdict[] {
  const isOurs = entries.some(({ path }) => REPORT.test(path));
  return entries.map((entry) => {
    if (outside(entry.path) === undefined && (LITTER.test(entry.path) || (isOurs && COMPANION.test(entry.path))))
      return { kind: "ignored" };
    const words = objection(entry);
    return words === undefined
      ? { kind: "picture" }
      : { kind: "refused", sentence: `${entryName(entry.path)} ${words}.` };
  });
}
