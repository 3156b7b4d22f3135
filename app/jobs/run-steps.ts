/** @file Work that tells of its steps: an async generator, run to its result. */

/** Runs `work` to its end, telling every step as it is done, and gives its result. Throws what the work throws. */
export async function runSteps<Step, Result>(
  work: AsyncGenerator<Step, Result, undefined>,
  onStep?: (step: Step) => void,
): Promise<Result> {
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value;
    onStep?.(value);
  }
}
