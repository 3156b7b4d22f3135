/** @file A picture of refine.json: what was read of it, or why it was not. */
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import type { Read } from "../../../native/engine/series-reader.ts";
import { type FrameRecord, type ReadingRecord, readingRecord } from "../series/report.ts";

/** Whether a picture was read: one of the two is null. */
type ReadOf =
  | (ReadingRecord & { readonly unread: null })
  | ({ readonly [K in keyof ReadingRecord]: null } & {
      /** Why the judge gave no reading. */
      readonly unread: string;
    });

/** A frame of series.json that may be unread. */
export type PictureRecord = Omit<FrameRecord, keyof ReadingRecord> & ReadOf;

/** What became of the reading of a picture. */
export function readOf(read: Read, target: PlanePoint): ReadOf {
  if (read.kind === "unmeasured") return { measured: null, rated: null, error: null, unread: read.reason };
  return { ...readingRecord(target, read.measurement), unread: null };
}
