/** @file Keys as a file: out to another machine, in from one. */
import Button from "@mui/material/Button";
import { type ReactElement, useRef, useState } from "react";
import { useText } from "../../locales/use-text.ts";
import { parseRebound, type Rebound } from "../../state/actions.ts";
import { announce } from "../../state/announce.ts";
import styles from "./shortcuts.module.css";

/** A file of keys is a few kilobytes; what is larger is something else. */
const MOST_BYTES = 100_000;

export interface TransferProps {
  readonly rebound: Rebound;
  readonly onImport: (change: Rebound) => void;
}

export function Transfer({ rebound, onImport }: TransferProps): ReactElement {
  const t = useText("shortcuts");
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();

  const save = (): void => {
    const url = URL.createObjectURL(
      new Blob([`${JSON.stringify(rebound, undefined, 2)}\n`], { type: "application/json" }),
    );
    const link = document.createElement("a");
    link.href = url;
    link.download = "circumplex-shortcuts.json";
    link.click();
    URL.revokeObjectURL(url);
  };
  const read = async (file: File): Promise<void> => {
    const keys = file.size > MOST_BYTES ? undefined : parseRebound(await file.text());
    if (keys === undefined) return setProblem(t("badFile", { file: file.name }));
    setProblem(undefined);
    onImport(keys);
    announce(t("imported", { count: Object.keys(keys).length }));
  };
  return (
    <>
      <Button variant="text" onClick={save} disabled={Object.keys(rebound).length === 0}>
        {t("exportKeys")}
      </Button>
      <Button variant="text" onClick={() => input.current?.click()}>
        {t("importKeys")}
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) void read(file);
          target.value = "";
        }}
      />
      {problem === undefined ? null : (
        <span className={styles.problem} role="alert">
          {problem}
        </span>
      )}
    </>
  );
}
