/** @file A name that can be written over where it stands: Enter and leaving keep it, Escape does not. */
import { type ReactElement, useState } from "react";

/** The contract's longest name. */
const MOST = 120;

interface TitleFieldProps {
  readonly title: string;
  /** What pressing it does, and what the field is, in words. */
  readonly words: { readonly rename: string; readonly name: string };
  readonly look: { readonly name: string | undefined; readonly field: string | undefined };
  /** Told a name that is another than before, and not empty. */
  readonly onRename: (title: string) => void;
}

export function TitleField({ title, words, look, onRename }: TitleFieldProps): ReactElement {
  const [text, setText] = useState<string | null>(null);
  const keep = (): void => {
    const written = text?.trim() ?? "";
    if (written !== "" && written !== title) onRename(written);
    setText(null);
  };
  if (text === null) {
    return (
      <button
        type="button"
        className={look.name}
        title={words.rename}
        aria-label={`${title}. ${words.rename}`}
        onClick={() => setText(title)}
      >
        {title}
      </button>
    );
  }
  return (
    <input
      className={look.field}
      autoFocus
      aria-label={words.name}
      maxLength={MOST}
      value={text}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setText(target.value)}
      onBlur={keep}
      onKeyDown={({ key }) => {
        if (key === "Enter") keep();
        else if (key === "Escape") setText(null);
      }}
    />
  );
}
