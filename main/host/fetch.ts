/** @file What the page fetches: its own files, pictures by hash, finished exports; and pictures it brings. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { blobHash } from "../../app/contract/shapes.ts";
import type { OpenedStore } from "../store/store.ts";
import type { ExportFiles } from "./export-files.ts";
import type { Importer } from "./importer.ts";
import type { AdapterImporter } from "./tuner/adapter-importer.ts";

export interface FetchParts {
  readonly store: OpenedStore;
  readonly exports: ExportFiles;
  readonly importer: Importer;
  readonly adapters: AdapterImporter;
  /** Folder of the built page. */
  readonly page: string;
}

/** A request answered; the shells add who may ask and the security headers. */
export type Fetch = (request: Request) => Promise<Response>;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".jpg": "image/jpeg",
  ".avif": "image/avif",
  ".gif": "image/gif",
  ".zip": "application/zip",
  ".safetensors": "application/octet-stream",
  ".csv": "text/csv; charset=utf-8",
  ".json": "application/json",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/** Content addressed or carrying a hash in its name: it never changes. */
const FOR_EVER = "private, max-age=31536000, immutable";

const plain = (status: number, words: string): Response =>
  new Response(words, { status, headers: { "content-type": "text/plain; charset=utf-8" } });

/** Answers `/`, `/assets/…`, `/blob/<sha256>`, `/export/<id>/<name>`, `PUT /import?name=…` and `PUT /import-adapter?name=…`; anything else is not there. */
export function createFetch({ store, exports, importer, adapters, page }: FetchParts): Fetch {
  const pageRoot = path.resolve(page);

  const file = async (place: string, headers: Readonly<Record<string, string>>, head: boolean): Promise<Response> => {
    const found = await stat(place).catch(() => undefined);
    if (!found?.isFile()) return plain(404, "There is no such file.");
    const body = head ? null : (Readable.toWeb(createReadStream(place)) as ReadableStream);
    return new Response(body, { headers: { "content-length": String(found.size), ...headers } });
  };

  const blob = async (hash: string, head: boolean): Promise<Response> => {
    if (!blobHash.safeParse(hash).success) return plain(404, "There is no such picture.");
    const place = store.blobs.pathOf(hash);
    const type = await pictureType(place);
    if (type === undefined) return plain(404, "There is no such picture.");
    return file(place, { "content-type": type, "cache-control": FOR_EVER }, head);
  };

  const exported = async (id: string, head: boolean): Promise<Response> => {
    const made = exports.find(id);
    if (made === undefined) return plain(404, "There is no such export.");
    const type = TYPES[path.extname(made.name)] ?? "application/octet-stream";
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(made.name)}`;
    return file(
      made.file,
      { "content-type": type, "content-disposition": disposition, "cache-control": "no-store" },
      head,
    );
  };

  const ownFile = async (pathname: string, head: boolean): Promise<Response> => {
    const place = path.resolve(pageRoot, `.${pathname === "/" ? "/index.html" : pathname}`);
    if (!place.startsWith(pageRoot + path.sep)) return plain(404, "There is no such file.");
    const type = TYPES[path.extname(place)];
    if (type === undefined) return plain(404, "There is no such file.");
    const cache = pathname.startsWith("/assets/") ? FOR_EVER : "no-store";
    return file(place, { "content-type": type, "cache-control": cache }, head);
  };

  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const [, noun, id] = pathname.split("/");
    if (request.method === "PUT") {
      const name = searchParams.get("name") ?? "";
      if (noun === "import") return importer.receive(request, name);
      if (noun === "import-adapter") return adapters.receive(request, name);
      return plain(404, "Nothing is kept here.");
    }
    if (request.method !== "GET" && request.method !== "HEAD")
      return plain(405, "Only GET, HEAD and PUT are answered.");
    const head = request.method === "HEAD";
    let decoded: string;
    try {
      decoded = decodeURIComponent(pathname);
    } catch {
      return plain(400, "The address is not valid.");
    }
    if (decoded.includes("\0")) return plain(400, "The address is not valid.");
    if (noun === "blob") return blob(id ?? "", head);
    if (noun === "export") return exported(id ?? "", head);
    return ownFile(decoded, head);
  };
}

/** Blobs have no endings: their first bytes say what they are. */
async function pictureType(place: string): Promise<string | undefined> {
  const start = await firstBytes(place);
  if (start === undefined) return undefined;
  const text = start.toString("latin1");
  if (text.startsWith("\u0089PNG")) return TYPES[".png"];
  if (text.startsWith("\u00FF\u00D8\u00FF")) return TYPES[".jpg"];
  if (text.startsWith("RIFF")) return TYPES[".webp"];
  if (text.startsWith("<svg") || text.startsWith("<?xml")) return TYPES[".svg"];
  return "application/octet-stream";
}

async function firstBytes(place: string): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(place, { end: 15 })) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } catch {
    return undefined;
  }
}
