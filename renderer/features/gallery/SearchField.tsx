/** @file The field for words of prompts; it asks a moment after the last stroke. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useText } from "../../locales/use-text.ts";
import { useKeys, useShortcut } from "../../state/shortcuts.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Key } from "../../ui/Key.tsx";
import { Tool } from "../../ui/Tool.tsx";
import styles from "./Filters.module.css";

/** Milliseconds of quiet before a search begins: a held key does not flood the host, and a typed one is answered at once. */
const QUIET = 40;

/** The contract takes this many characters. */
const MOST = 200;

export interface SearchFieldProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

export function SearchField({ text, onText }: SearchFieldProps): ReactNode {
  const t = useText("gallery");
  const keys = useKeys("search");
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const sent = useRef(text);
  useShortcut("search", () => field.current?.select());

  // A text that came from elsewhere (a saved view, cleared filters) replaces what was typed.
  useEffect(() => {
    if (text === sent.current) return;
    sent.current = text;
    setTyped(text);
  }, [text]);
  const send = (next: string): void => {
    if (next === sent.current) return;
    sent.current = next;
    onText(next);
  };
  useEffect(() => {
    const timer = setTimeout(() => send(typed.trim()), QUIET);
    return () => clearTimeout(timer);
  });

  const clear = (): void => {
    setTyped("");
    send("");
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") send(typed.trim());
    if (event.key !== "Escape" || typed === "") return;
    event.stopPropagation();
    clear();
  };
  return (
    <label className={styles.search}>
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        value={typed}
        maxLength={MOST}
        placeholder={t("search")}
        aria-label={t("search")}
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {typed === "" ? <Key combination={keys} /> : <Tool small name={t("clearSearch")} icon="x" onClick={clear} />}
    </label>
  );
}
