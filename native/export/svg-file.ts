/** @file A drawing as an SVG file that says where it comes from. */
import type { ExportItem } from "../../app/contract/engine/engine.ts";
import { rdf, sourceType } from "../../app/export/provenance.ts";

/** The opening tag of the root; its attributes hold no “>”. */
const ROOT = /<svg\b[^>]*>/;

/** The drawing with a metadata element behind its opening tag. */
export function svgFile(svg: Buffer, item: ExportItem, strip: boolean): Buffer {
  const metadata = `<metadata>${rdf(sourceType([item]), strip ? null : item.prompt)}</metadata>`;
  return Buffer.from(svg.toString("utf8").replace(ROOT, (tag) => tag + metadata));
}
