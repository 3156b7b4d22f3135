/** @file A picture as a file that another program takes when it is dropped there. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Handlers } from "../../app/contract/kinds.ts";
import type { StudioContract } from "../../app/contract/studio/studio.ts";

/** The part of the back end a drag needs. */
export interface DragSource {
  readonly handlers: Pick<Handlers<StudioContract>, "pictures.get">;
  fetch(request: Request): Promise<Response>;
}

/**
 * Writes the picture's PNG, recipe and all, under a readable name.
 *
 * @param folder for such files; emptied by the system
 * @returns an absolute path
 * @throws StudioError when there is no such picture; Error when its file is gone
 */
export async function dragFile(studio: DragSource, origin: string, folder: string, picture: string): Promise<string> {
  const { signal } = new AbortController();
  const { blob, prompt, name, index } = await studio.handlers["pictures.get"]({ picture }, { signal });
  const answer = await studio.fetch(new Request(`${origin}/blob/${blob}`));
  if (!answer.ok) throw new Error(`The file of picture ${picture} is not there.`);
  // A folder of its own keeps two pictures of one prompt apart.
  const place = path.join(folder, blob.slice(0, 12));
  await mkdir(place, { recursive: true });
  const file = path.join(place, `${readable(name ?? prompt)}${index === null ? "" : `-${index + 1}`}.png`);
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  return file;
}

/** Letters, digits and hyphens only: good on every system, and no path. */
function readable(text: string): string {
  const words = text.replace(/\.\w{1,5}$/u, "").match(/[\p{Letter}\p{Number}]+/gu) ?? [];
  return words.join("-").slice(0, 60) || "picture";
}
