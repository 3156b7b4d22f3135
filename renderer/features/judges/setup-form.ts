/** @file What is typed to add or change a judge, what is wrong with it, and the set-up it makes. */
import { isAllowed, isLoopback } from "../../../app/judge/allowed-host.ts";
import {
  type JudgeSetup,
  type LocalSetup,
  type ServerSetup,
  serverSetup,
} from "../../../app/contract/studio/judges.ts";

/** Servers that are known by the place they listen at unless they are told another. */
export const PRESETS = [
  { name: "Ollama", address: "http://127.0.0.1:11434/v1" },
  { name: "LM Studio", address: "http://127.0.0.1:1234/v1" },
  { name: "llama.cpp", address: "http://127.0.0.1:8080/v1" },
  { name: "vLLM", address: "http://127.0.0.1:8000/v1" },
] as const;

export interface ServerFields {
  readonly name: string;
  readonly address: string;
  readonly model: string;
  /** The host's name, repeated. */
  readonly allowedHost: string;
  /** A new key; empty leaves what is kept. */
  readonly key: string;
  readonly reads: number;
  readonly temperature: number;
  readonly timeoutSeconds: number;
}

export interface LocalFields {
  readonly name: string;
  readonly folder: string;
  readonly reads: number;
  readonly temperature: number;
  readonly idleMinutes: number;
}

/** @param setup what there is; null for a new judge */
export function serverFields(name: string, setup: ServerSetup | null): ServerFields {
  return {
    name,
    address: setup?.address ?? PRESETS[0].address,
    model: setup?.model ?? "",
    allowedHost: setup?.allowedHost ?? "",
    key: "",
    reads: setup?.reads ?? 4,
    temperature: setup?.temperature ?? 0.5,
    timeoutSeconds: setup?.timeoutSeconds ?? 120,
  };
}

/** @param setup what there is; null for a new judge */
export function localFields(name: string, setup: LocalSetup | null): LocalFields {
  return {
    name,
    folder: setup?.folder ?? "",
    reads: setup?.reads ?? 2,
    temperature: setup?.temperature ?? 0.5,
    idleMinutes: setup?.idleMinutes ?? 10,
  };
}

/** The host of an address, as the URL standard writes it; undefined while it is no address of a server. */
function hostOf(address: string): string | undefined {
  const tidy = address.trim();
  return serverSetup.shape.address.safeParse(tidy).success && URL.canParse(tidy) ? new URL(tidy).hostname : undefined;
}

/** The host that must be named before anything is sent to it; null for this machine, and while there is no address. */
export function foreignHostIn(address: string): string | null {
  const host = hostOf(address);
  return host === undefined || host === "" || isLoopback(host) ? null : host;
}

/** Why a field cannot be taken; the page has the words. */
export type Problem = "nameMissing" | "addressWrong" | "hostUnnamed" | "modelMissing" | "folderMissing";

/** Where a server would be asked: what must hold before it is asked for its models. */
export function placeProblem({ address, allowedHost }: Pick<ServerFields, "address" | "allowedHost">): Problem | null {
  const host = hostOf(address);
  if (host === undefined) return "addressWrong";
  return isAllowed(host, allowedHost) ? null : "hostUnnamed";
}

/** The first thing that is wrong, null when the set-up can be made. */
export function serverProblem(fields: ServerFields): Problem | null {
  const place = placeProblem(fields);
  if (place !== null) return place;
  if (fields.model.trim() === "") return "modelMissing";
  return fields.name.trim() === "" ? "nameMissing" : null;
}

/** The first thing that is wrong, null when the set-up can be made. */
export function localProblem({ name, folder }: LocalFields): Problem | null {
  if (folder.trim() === "") return "folderMissing";
  return name.trim() === "" ? "nameMissing" : null;
}

/** @param fields without a problem */
export function serverSetupOf(fields: ServerFields): JudgeSetup {
  const { address, model, allowedHost, reads, temperature, timeoutSeconds } = fields;
  // What was typed for another address allows nothing.
  const named = foreignHostIn(address) === null ? null : allowedHost.trim().toLowerCase();
  return {
    kind: "server",
    address: address.trim(),
    model: model.trim(),
    allowedHost: named,
    reads,
    temperature,
    timeoutSeconds,
  };
}

/** @param fields without a problem */
export function localSetupOf({ folder, reads, temperature, idleMinutes }: LocalFields): JudgeSetup {
  return { kind: "local", folder: folder.trim(), reads, temperature, idleMinutes };
}
