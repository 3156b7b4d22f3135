/** @file Making an export and saving what came of it. */
import { useEffect, useRef, useState } from "react";
import { type Failure, toFailure } from "../../../app/contract/failure.ts";
import { useClient } from "../../host/host.ts";
import type { ExportOrder } from "./formats.ts";

export interface ExportedFile {
  readonly url: string;
  readonly name: string;
  readonly bytes: number;
}

export type ExportState =
  | { readonly at: "choosing" }
  | { readonly at: "working" }
  | { readonly at: "ready"; readonly file: ExportedFile }
  | { readonly at: "failed"; readonly failure: Failure };

export interface Exporting {
  readonly state: ExportState;
  readonly make: (order: ExportOrder) => Promise<void>;
  /** Gives up what is being made. */
  readonly stop: () => void;
  readonly save: (file: ExportedFile) => void;
}

/** @param stem what the saved file is called, without ending; undefined takes the host's name */
export function useExport(stem: string | undefined): Exporting {
  const client = useClient();
  const [state, setState] = useState<ExportState>({ at: "choosing" });
  const running = useRef<AbortController>(undefined);
  const stop = (): void => running.current?.abort();
  useEffect(() => stop, []);
  const make = async (order: ExportOrder): Promise<void> => {
    stop();
    const controller = new AbortController();
    running.current = controller;
    setState({ at: "working" });
    try {
      const made = await client["exports.make"](order, controller.signal);
      if (controller.signal.aborted) return;
      const file = { ...made, name: stem === undefined ? made.name : renamed(made.name, stem) };
      setState({ at: "ready", file });
      save(file);
    } catch (error) {
      if (!controller.signal.aborted) setState({ at: "failed", failure: toFailure(error) });
    }
  };
  return { state, make, stop, save };
}

/** Lets the browser or Electron save the file where downloads go. */
function save({ url, name }: ExportedFile): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Another stem before the same ending, without what file systems refuse. */
function renamed(name: string, stem: string): string {
  const ending = /\.[^.]+$/.exec(name)?.[0] ?? "";
  const safe = stem
    .replace(/[^\p{L}\p{N} ._-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 80);
  return safe === "" ? name : `${safe}${ending}`;
}
