/** @file Where pictures come from, in the terms of the IPTC, and the XMP packet that says so. */
import type { ExportItem } from "../contract/engine/engine.ts";

const VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/** A term of the IPTC's digital source types, such as `trainedAlgorithmicMedia`. */
export type SourceType = string;

/** Drawn pictures are made by a model. Whoever brought one from elsewhere has to say what it is. */
function isDrawn({ recipe, svg }: Pick<ExportItem, "recipe" | "svg">): boolean {
  return recipe !== null || svg !== null;
}

/** What a file of these pictures is; null when none was drawn here. */
export function sourceType(items: readonly Pick<ExportItem, "recipe" | "svg">[]): SourceType | null {
  const drawn = items.filter(isDrawn).length;
  if (drawn === 0) return null;
  return drawn === items.length ? "trainedAlgorithmicMedia" : "compositeWithTrainedAlgorithmicMedia";
}

/** The source type an XMP packet names, null when it names none. */
export function sourceTypeIn(xmp: string): SourceType | null {
  return /newscodes\/digitalsourcetype\/([A-Za-z]{1,60})\b/.exec(xmp)?.[1] ?? null;
}

/** `text` as XML 1.0 holds it: what it cannot hold is left out. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** The RDF of a packet. @param description what the picture shows; null leaves it out */
export function rdf(source: SourceType | null, description: string | null): string {
  const kind = source === null ? "" : ` Iptc4xmpExt:DigitalSourceType="${VOCABULARY}${source}"`;
  const said =
    description === null || description === ""
      ? ""
      : `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escape(description)}</rdf:li></rdf:Alt></dc:description>`;
  return (
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""` +
    ` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
    ` xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmp:CreatorTool="Circumplex"${kind}>` +
    `${said}</rdf:Description></rdf:RDF>`
  );
}

/** A whole XMP packet, as files other than XML hold it. */
export function xmpPacket(source: SourceType | null, description: string | null): string {
  return (
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>` +
    `<x:xmpmeta xmlns:x="adobe:ns:meta/">${rdf(source, description)}</x:xmpmeta><?xpacket end="r"?>`
  );
}
