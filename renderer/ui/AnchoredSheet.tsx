/** @file A sheet beside what it is about: a titled dialog that a click beside it or Escape closes. */
import Popover, { type PopoverProps } from "@mui/material/Popover";
import { type ReactElement, type ReactNode, useEffect, useId, useRef } from "react";
import styles from "./AnchoredSheet.module.css";

/** Where the sheet lies, seen from its anchor. */
const PLACES = {
  above: {
    anchorOrigin: { vertical: "top", horizontal: "center" },
    transformOrigin: { vertical: "bottom", horizontal: "center" },
  },
  below: {
    anchorOrigin: { vertical: "bottom", horizontal: "right" },
    transformOrigin: { vertical: "top", horizontal: "right" },
  },
  left: {
    anchorOrigin: { vertical: "top", horizontal: "left" },
    transformOrigin: { vertical: "top", horizontal: "right" },
  },
} as const satisfies Record<string, Pick<PopoverProps, "anchorOrigin" | "transformOrigin">>;

interface BodyProps {
  /** With it the sheet is a form. */
  readonly onSubmit?: () => void;
  /** What has the keyboard first is marked `data-first`. */
  readonly children: ReactNode;
}

interface AnchoredSheetProps extends BodyProps {
  readonly title: string;
  readonly anchor: HTMLElement | null | (() => HTMLElement);
  readonly place: keyof typeof PLACES;
  /** Pixels. */
  readonly width?: number;
  readonly onClose: () => void;
}

/** Open for as long as it is rendered. */
export function AnchoredSheet(props: AnchoredSheetProps): ReactElement {
  const { title, anchor, place, width = 320, onClose, onSubmit, children } = props;
  const id = useId();
  return (
    <Popover
      open
      onClose={onClose}
      anchorEl={anchor}
      {...PLACES[place]}
      slotProps={{
        paper: { role: "dialog", "aria-labelledby": id, className: place === "left" ? (styles.left ?? "") : "" },
      }}
    >
      <div style={{ width }}>
        <Body {...(onSubmit !== undefined && { onSubmit })}>
          <h3 id={id}>{title}</h3>
          {children}
        </Body>
      </div>
    </Popover>
  );
}

/** What is on the sheet. The sheet itself is nothing to type into: whenever it is given the keyboard, it passes it on. */
function Body({ onSubmit, children }: BodyProps): ReactElement {
  const body = useRef<HTMLDivElement & HTMLFormElement>(null);
  useEffect(() => {
    const sheet = body.current?.closest("[role=dialog]");
    const toFirst = (): void => body.current?.querySelector<HTMLElement>("[data-first]")?.focus();
    toFirst();
    sheet?.addEventListener("focus", toFirst);
    return () => sheet?.removeEventListener("focus", toFirst);
  }, []);
  if (onSubmit === undefined)
    return (
      <div ref={body} className={styles.sheet}>
        {children}
      </div>
    );
  return (
    <form
      ref={body}
      className={styles.sheet}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

/** The buttons at a sheet's foot. */
export function SheetEnd({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={styles.end}>{children}</div>;
}
