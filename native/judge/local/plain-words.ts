/** @file Words for a model, kept apart from the marks that its template is made of. */

/**
 * The text with a space inside every mark. A prompt that holds `<image>` or the end of a turn would otherwise add pictures
 * that are not there, or speak in another's name.
 *
 * @param marks tokens that mean something else than their letters
 */
export function plainWords(text: string, marks: readonly string[]): string {
  return marks.reduce((plain, mark) => plain.replaceAll(mark, `${mark[0]} ${mark.slice(1)}`), text);
}
