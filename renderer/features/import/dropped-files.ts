/** @file The files in what was dropped, pasted or chosen: folders are walked, other things are left. */
import type { Incoming } from "./run-import.ts";

const ACCEPTED = /\.(png|jpe?g|webp|avif|gif|tiff?|zip)$/i;

/** Whether a file of a folder is tried, by its name. */
export function accepted(name: string): boolean {
  return ACCEPTED.test(name);
}

/** What the file picker offers. */
export const ACCEPT = ".png,.jpg,.jpeg,.webp,.avif,.gif,.tif,.tiff,.zip";

/** Whether a drag carries files at all, rather than text or one of our own pictures. */
export function carriesFiles(transfer: DataTransfer): boolean {
  return transfer.types.includes("Files");
}

/** Files of a file picker or of the clipboard. A pasted picture has no name of its own and gets `fallback`. */
export function incomingOf(files: Iterable<File>, fallback: string): readonly Incoming[] {
  return [...files].map((file) => ({ name: file.name === "" ? fallback : file.name, body: async () => file }));
}

/** Files of a drop. The entries must be taken while the event is handled: the list empties after it. */
export async function incomingOfDrop(transfer: DataTransfer): Promise<readonly Incoming[]> {
  const entries: FileSystemEntry[] = [];
  const loose: File[] = [];
  for (const item of transfer.items) {
    if (item.kind !== "file") continue;
    const entry = item.webkitGetAsEntry();
    if (entry !== null) entries.push(entry);
    else {
      const file = item.getAsFile();
      if (file !== null) loose.push(file);
    }
  }
  const walked = await Promise.all(entries.map(async (entry) => walk(entry, true)));
  return [...walked.flat(), ...incomingOf(loose, "picture")];
}

/** What was dropped itself is always tried, so that a wrong file is told rather than ignored; folders are sifted. */
async function walk(entry: FileSystemEntry, dropped: boolean): Promise<readonly Incoming[]> {
  if (isFile(entry)) {
    return dropped || accepted(entry.name) ? [{ name: entry.name, body: async () => fileOf(entry) }] : [];
  }
  if (!isDirectory(entry) || entry.name.startsWith(".")) return [];
  const within: Incoming[] = [];
  for (const child of await childrenOf(entry)) within.push(...(await walk(child, false)));
  return within;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives its entries in portions and ends with an empty one. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return children.sort((one, other) => one.name.localeCompare(other.name));
    children.push(...portion);
  }
}
