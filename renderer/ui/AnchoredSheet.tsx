/** @file A sheet beside what it is about: a titled dialog that a click beside it or Escape closes. */
import Popover, { type PopoverProps } from "@mui/material/Popover";
import { type ReactElement, type ReactNode, useId } from "react";
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

interface AnchoredSheetProps {
  readonly title: string;
  readonly anchor: HTMLElement | null | (() => HTMLElement);
  readonly place: keyof typeof PLACES;
  /** Pixels. */
  readonly width?: number;
  readonly onClose: () => void;
  /** With it the sheet is a form. */
  readonly onSubmit?: () => void;
  readonly children: ReactNode;
}

/** Open for as long as it is rendered. */
export function AnchoredSheet(props: AnchoredSheetProps): ReactElement {
  const { title, anchor, place, width = 320, onClose, onSubmit, children } = props;
  const id = useId();
  const content = (
    <>
      <h3 id={id}>{title}</h3>
      {children}
    </>
  );
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
      {onSubmit === undefined ? (
        <div className={styles.sheet} style={{ width }}>
          {content}
        </div>
      ) : (
        <form
          className={styles.sheet}
          style={{ width }}
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {content}
        </form>
      )}
    </Popover>
  );
}

/** The buttons at a sheet's foot. */
export function SheetEnd({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={styles.end}>{children}</div>;
}
