/** @file The engine of a packed program, started under plain Node. */
import { fork } from "node:child_process";
import path from "node:path";
import { type EngineContract, engineContract } from "../../app/contract/engine/engine.ts";
import type { Client } from "../../app/contract/kinds.ts";
import { connect } from "../../app/contract/wire.ts";
import { childPort } from "../../main/ports/child-process.ts";
import { engineFolders } from "./engine.ts";

export interface PackedEngine {
  readonly engine: Client<EngineContract>;
  /** Folder of its blobs. */
  readonly blobs: string;
  end(): void;
}

/** Starts it from the folder the program was unpacked to, with new folders of its own. */
export function packedEngine(place: string): PackedEngine {
  const folders = engineFolders(path.join(place, "resources/models"));
  const role = { role: "engine", ...folders, instructions: path.join(place, "resources/judge") };
  const child = fork(path.join(place, "out/desktop/main/engine.js"), [JSON.stringify(role)], {
    serialization: "advanced",
    execArgv: [],
    cwd: path.dirname(folders.blobs),
  });
  return { engine: connect(engineContract, childPort(child)), blobs: folders.blobs, end: () => void child.kill() };
}
