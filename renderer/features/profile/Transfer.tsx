/** @file The profile as a file: out to another machine, in from one. */
import Button from "@mui/material/Button";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { type ReactElement, useRef, useState } from "react";
import { StudioError } from "../../../app/contract/failure.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { bytes } from "../../ui/numbers.ts";
import { attempt } from "./attempt.ts";

/** As much as the host takes. */
const MOST_BYTES = 20_000_000;

export function Transfer(): ReactElement {
  const t = useText("profile");
  const client = useClient();
  const input = useRef<HTMLInputElement>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const give = (history: boolean): void => {
    setAnchor(null);
    attempt(async () => {
      const { name, text } = await client["profile.export"]({ history });
      save(name, text);
      announce(t("exported", { name }));
    });
  };
  const take = (file: File): void =>
    attempt(async () => {
      if (file.size > MOST_BYTES) {
        const issue = t("fileTooLarge", { file: file.name, size: bytes(file.size), most: bytes(MOST_BYTES) });
        throw new StudioError({ code: "input.invalid", issues: [issue] });
      }
      await client["profile.import"]({ text: await file.text() });
      announce(t("imported", { file: file.name }));
    });
  return (
    <>
      <Button
        variant="text"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {t("export")}
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => give(false)}>{t("exportLearned")}</MenuItem>
        <MenuItem onClick={() => give(true)}>{t("exportHistory")}</MenuItem>
      </Menu>
      <Button variant="text" title={t("importHint")} onClick={() => input.current?.click()}>
        {t("import")}
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label={t("import")}
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) take(file);
          target.value = "";
        }}
      />
    </>
  );
}

/** Lets the browser or Electron save the text where downloads go. */
function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
