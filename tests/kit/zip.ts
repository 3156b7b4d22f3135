/** @file ZIPs as nobody's writer makes them: any path, any claim. And ZIPs read by name. */
import { crc32, deflateRawSync } from "node:zlib";
import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";

export interface HostileEntry {
  readonly path: string;
  readonly content: Buffer | string;
  /** Unix mode with type; a plain file unless told. */
  readonly mode?: number;
  /** What the directory claims instead of the truth. */
  readonly claims?: { readonly bytes?: number; readonly crc?: number };
  readonly encrypted?: boolean;
}

const UTF8 = 0x800;
const UNIX = 3 << 8;

/** A ZIP of these entries, packed. */
export function hostileZip(entries: readonly HostileEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { path, content, mode = 0o100644, claims, encrypted = false } of entries) {
    const plain = Buffer.from(content as string);
    const name = Buffer.from(path);
    const packed = deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8 | (encrypted ? 1 : 0), 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(claims?.crc ?? crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims?.bytes ?? plain.length, 18);
    common.writeUInt16LE(name.length, 22);
    const central = Buffer.alloc(46);
    central.write("PK\u0001\u0002", 0, "latin1");
    central.writeUInt16LE(UNIX | 20, 4);
    common.copy(central, 6);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(at, 42);
    directory.push(central, name);
    const local = [Buffer.from("PK\u0003\u0004", "latin1"), common, name, packed];
    parts.push(...local);
    at += local.reduce((sum, { length }) => sum + length, 0);
  }
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** The files of a ZIP by name, in its order. */
export async function readZip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return files;
}
