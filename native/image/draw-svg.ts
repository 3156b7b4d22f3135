/** @file An SVG drawing as a PNG, transparent where nothing is drawn. */
import sharp from "sharp";

/**
 * PNG bytes of a square drawing.
 *
 * @param side in pixels, whatever size the drawing gives itself
 */
export async function drawSvg(svg: string, side: number): Promise<Buffer> {
  // librsvg draws at 72 dots an inch for the size given; a denser drawing is not an enlarged one.
  const { width } = await sharp(Buffer.from(svg)).metadata();
  const density = Math.min(100_000, Math.max(1, (72 * side) / width));
  return sharp(Buffer.from(svg), { density }).resize(side, side).png({ compressionLevel: 9 }).toBuffer();
}
