/** @file Imports: what `PUT /import?name=…` answers. The body is a picture, or a ZIP of pictures. */
import { z } from "zod";
import { failure } from "../failure.ts";
import { id } from "../shapes.ts";

export const importAnswer = z.object({
  /** The pictures that came of it. */
  pictures: z.array(id),
  /** What could not be taken, by file name; inside a ZIP the path within it. */
  problems: z.array(z.object({ name: z.string(), failure })),
});
export type ImportAnswer = z.output<typeof importAnswer>;
