/** @file Has a judge read one's own pictures, and fits what it says to the readings of the embedded judge. */
import type { JudgeOrder } from "../../../app/contract/engine/engine.ts";
import { StudioError, toFailure } from "../../../app/contract/failure.ts";
import { galleryFilter } from "../../../app/contract/studio/gallery.ts";
import { FEWEST_PAIRS, fitCalibration } from "../../../app/judge/calibration.ts";
import type { OpenedStore } from "../../store/store.ts";
import { type BothReadings, Readings } from "./calibration-readings.ts";
import { inBackground } from "./in-background.ts";
import { type JudgeWorkParts, mustBeAsBefore, type Tell } from "./judge-work.ts";

/**
 * Has a judge read the newest drawn pictures, fits its numbers to the embedded judge's readings of them, and keeps the fit.
 *
 * @throws StudioError input.invalid when it is not a judge to calibrate or there are too few pictures; judge.failed when it
 *   read too few; as {@link tryJudge} does
 */
export async function calibrateJudge(
  parts: JudgeWorkParts,
  { judge: id, pictures }: { readonly judge: string; readonly pictures: number },
  tell: Tell,
  signal: AbortSignal,
): Promise<void> {
  const { store, judges, lease } = parts;
  const before = judges.state(id);
  const reference = judges.reference();
  const refuse = (issue: string): never => {
    throw new StudioError({ code: "input.invalid", issues: [issue] });
  };
  if (before.setup === null) return refuse(`${before.name} is what others are calibrated by.`);
  if (before.probe?.ok !== true) return refuse(`${before.name} is to be tried before it is calibrated.`);
  if (reference === null) throw new StudioError({ code: "model.missing", model: "judge" });
  const blobs = newestDrawn(store, pictures);
  if (blobs.length < FEWEST_PAIRS)
    return refuse(`Calibrating takes ${FEWEST_PAIRS} drawn pictures at least, and there are ${blobs.length}.`);
  const readings = new Readings(before, blobs.length);
  tell(readings.progress());
  for (const blob of blobs) {
    const ask = { blob, judge: judges.orderOf(id, { raw: true }), reference };
    readings.take(await inBackground((until) => readBoth(parts, ask, until), { lease, signal }));
    tell(readings.progress());
  }
  const pairs = readings.enough();
  mustBeAsBefore(judges, before);
  const fit = fitCalibration(pairs);
  store.judges.saveCalibration(id, {
    ...fit,
    pictures: pairs.length,
    reference: reference.id,
    made: parts.now(),
    points: [...pairs],
  });
  judges.changed();
  tell({ kind: "done", judge: judges.state(id) });
}

/** Undefined for a picture whose file is gone or damaged. */
async function readBoth(
  parts: JudgeWorkParts,
  { blob, judge, reference }: { readonly blob: string; readonly judge: JudgeOrder; readonly reference: JudgeOrder },
  signal: AbortSignal,
): Promise<BothReadings | undefined> {
  const engine = await parts.engine(signal);
  try {
    const known = (await engine["pictures.measure"]({ blob, judge: reference }, signal)).measurement;
    const said = await engine["pictures.measure"]({ blob, judge }, signal).then(
      ({ measurement }) => measurement,
      (error: unknown) => {
        const failure = toFailure(error);
        if (failure.code === "judge.failed") return failure;
        throw error;
      },
    );
    return { said, reference: { valence: known.valence, arousal: known.arousal } };
  } catch (error) {
    if (toFailure(error).code === "picture.unreadable") return undefined;
    throw error;
  }
}

function newestDrawn({ gallery }: Pick<OpenedStore, "gallery">, limit: number): string[] {
  const filter = galleryFilter.parse({ origin: "drawn" });
  return gallery.find({ filter, order: "newest" }, 0, limit).pictures.map(({ blob }) => blob);
}
