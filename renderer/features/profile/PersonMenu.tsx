/** @file Who sits here: another person, a new one, another name, or the end of a profile. */
import Button from "@mui/material/Button";
import Divider from "@mui/material/Divider";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { type ReactElement, useEffect, useRef, useState } from "react";
import type { Person } from "../../../app/contract/studio/profile.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { Icon } from "../../ui/Icon.tsx";
import { NameField } from "../boards/NameField.tsx";
import { attempt } from "./attempt.ts";
import styles from "./Profile.module.css";
import { usePeople } from "./use-people.ts";

/** The contract's longest name. */
const MOST = 60;

export interface PersonMenuProps {
  readonly person: Person;
  /** Asks whether the person is to be removed; what is given gets the keyboard back. */
  readonly onRemove: (opener: HTMLElement | null) => void;
}

export function PersonMenu({ person, onRemove }: PersonMenuProps): ReactElement {
  const t = useText("profile");
  const client = useClient();
  const people = usePeople();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [writing, setWriting] = useState<"new" | "rename" | null>(null);
  // The button gets the keyboard back from the field that stood in its place.
  const written = useRef(false);
  useEffect(() => {
    if (written.current && writing === null) button.current?.focus();
    written.current = writing !== null;
  }, [writing]);
  const choose = ({ id, name }: Person): void => {
    setOpen(false);
    if (id === person.id) return;
    attempt(async () => {
      await client["people.choose"]({ person: id });
      announce(t("nowSits", { name }));
    });
  };
  const write = (name: string): void => {
    setWriting(null);
    attempt(async () => {
      if (writing === "rename") return client["people.rename"]({ person: person.id, name });
      const made = await client["people.create"]({ name });
      await client["people.choose"](made);
      announce(t("nowSits", { name }));
    });
  };
  if (writing !== null) {
    return (
      <div className={styles.writing}>
        <NameField
          key={writing}
          label={writing === "new" ? t("newName") : t("name")}
          action={writing === "new" ? t("create") : t("rename")}
          first={writing === "new" ? "" : person.name}
          most={MOST}
          onName={write}
          onCancel={() => setWriting(null)}
        />
      </div>
    );
  }
  return (
    <>
      <Button
        ref={button}
        className={styles.person ?? ""}
        aria-label={t("person", { name: person.name })}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <span>{person.name}</span>
        <Icon name="chevron" small />
      </Button>
      <Menu open={open} anchorEl={() => button.current} onClose={() => setOpen(false)}>
        {people.map((one) => (
          <MenuItem key={one.id} selected={one.id === person.id} onClick={() => choose(one)}>
            {one.name}
          </MenuItem>
        ))}
        <Divider component="li" />
        <MenuItem
          onClick={() => {
            setOpen(false);
            setWriting("new");
          }}
        >
          {t("newPerson")}
        </MenuItem>
        <MenuItem
          onClick={() => {
            setOpen(false);
            setWriting("rename");
          }}
        >
          {t("renamePerson", { name: person.name })}
        </MenuItem>
        {people.length > 1 ? (
          <MenuItem
            onClick={() => {
              setOpen(false);
              onRemove(button.current);
            }}
          >
            {t("removePerson", { name: person.name })}
          </MenuItem>
        ) : null}
      </Menu>
    </>
  );
}
