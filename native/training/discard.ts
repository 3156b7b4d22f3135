/** @file Memory given back at once instead of when the collector comes by. */

/**
 * Frees the memory under an array that is not used any more; the array is empty afterwards. A training step fetches
 * gradients as large as the model, and several steps' worth of them would pile up before a collection. An array that
 * shares its memory with others is left alone.
 */
export function discard(values: Float32Array | Uint8Array): void {
  const { buffer } = values;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === values.byteLength) buffer.transfer(0);
}
