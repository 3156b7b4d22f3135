/** @file What can be forgotten: the taste, the sense of mood, what edits did, or everything. */
import Button from "@mui/material/Button";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { type ReactElement, useState } from "react";
import { RESETS } from "../../../app/profile/log.ts";
import { useText } from "../../locales/use-text.ts";

export type Reset = (typeof RESETS)[number];

export interface ResetMenuProps {
  /** Asks first; `opener` gets the keyboard back. */
  readonly onReset: (what: Reset, opener: HTMLElement | null) => void;
}

export function ResetMenu({ onReset }: ResetMenuProps): ReactElement {
  const t = useText("profile");
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        variant="text"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {t("reset")}
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {RESETS.map((what) => (
          <MenuItem
            key={what}
            onClick={() => {
              setAnchor(null);
              onReset(what, anchor);
            }}
          >
            {t(`reset_${what}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
