/** @file What the file system refused, as the failure a person meets: full, read-only or gone. */
import { statfs } from "node:fs/promises";
import path from "node:path";
import { StudioError, toFailure, type Failure } from "../../app/contract/failure.ts";

/**
 * The failure behind an error that came of writing to `place`.
 *
 * @param neededBytes of what was to be written
 * @returns anything but a full, read-only or vanished disk comes back as {@link toFailure} has it
 */
export async function diskFailure(error: unknown, place: string, neededBytes: number): Promise<Failure> {
  switch ((error as NodeJS.ErrnoException | null)?.code ?? "") {
    case "ENOSPC":
    case "EDQUOT":
      return { code: "disk.full", freeBytes: await freeBytes(place), neededBytes };
    case "EROFS":
    case "EACCES":
    case "EPERM":
      return { code: "disk.readOnly", path: place };
    case "ENOENT":
    case "ENOTDIR":
    case "ESTALE":
      return { code: "disk.gone", path: place };
    default:
      return toFailure(error);
  }
}

/** Runs `write`; what the file system refuses is thrown as a StudioError about `place`. */
export async function onDisk<T>(place: string, neededBytes: number, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof StudioError) throw error;
    throw new StudioError(await diskFailure(error, place, neededBytes), { cause: error });
  }
}

/** Bytes an ordinary user may still write where `place` lies or lay; 0 when nothing of it is left. */
async function freeBytes(place: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(place);
    return bavail * bsize;
  } catch {
    const parent = path.dirname(place);
    return parent === place ? 0 : freeBytes(parent);
  }
}
