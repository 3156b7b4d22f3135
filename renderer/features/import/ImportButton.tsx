/** @file The button that brings pictures in: files, a ZIP or a folder. */
import Button from "@mui/material/Button";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { type ReactNode, useRef, useState } from "react";
import { useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ACCEPT, accepted, incomingOf } from "./dropped-files.ts";
import { useImport } from "./import-store.ts";

export function ImportButton(): ReactNode {
  const t = useText("gallery");
  const bring = useImport((state) => state.bring);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const pickFolder = (input: HTMLInputElement | null): void => {
    if (input !== null) input.webkitdirectory = true;
    folder.current = input;
  };
  const take = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }, sifted: boolean): void => {
    const chosen = [...(currentTarget.files ?? [])].filter(({ name }) => !sifted || accepted(name));
    void bring(incomingOf(chosen, t("pastedName")));
    // The same files chosen again are a change again.
    currentTarget.value = "";
  };
  return (
    <>
      <Button
        size="small"
        variant="text"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <Icon name="upload" />
        {t("import")}
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <MenuItem
          onClick={() => {
            setAnchor(null);
            files.current?.click();
          }}
        >
          {t("importFiles")}
        </MenuItem>
        <MenuItem
          onClick={() => {
            setAnchor(null);
            folder.current?.click();
          }}
        >
          {t("importFolder")}
        </MenuItem>
      </Menu>
      <input ref={files} hidden type="file" multiple accept={ACCEPT} onChange={(event) => take(event, false)} />
      <input ref={pickFolder} hidden type="file" multiple onChange={(event) => take(event, true)} />
    </>
  );
}
