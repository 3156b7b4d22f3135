/** @file The pack, and behind its tag: size, shape and number of the pictures. */
import Popover from "@mui/material/Popover";
import { type ReactElement, useId, useState } from "react";
import { MAX_FRAMES, MIN_FRAMES } from "../../../app/series/request.ts";
import { ASPECT_NAMES, type Aspect, DEFAULT_SIZE, MAX_SIZE, MIN_SIZE, pixelSize } from "../../../app/series/size.ts";
import { useText } from "../../locales/use-text.ts";
import { useDraft } from "../../state/draft.ts";
import styles from "./PromptCard.module.css";

const SIZES = [256, 512, 768, 1024, 1536, 2048, 3072, 4096] as const;

const ASPECT_WORDS = {
  square: "aspectSquare",
  "3:2": "aspect32",
  "2:3": "aspect23",
  "16:9": "aspect169",
} as const satisfies Record<Aspect, string>;

export function ShapeTag(): ReactElement {
  const t = useText("studio");
  const { pack, size, aspect, frames } = useDraft((draft) => draft.now);
  const { setSize, setAspect, setFrames } = useDraft((draft) => draft);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const title = useId();
  const { width, height } = pixelSize(size, aspect);
  const usual = size === DEFAULT_SIZE && aspect === "square";
  const sizes = SIZES.some((one) => one === size) ? SIZES : [...SIZES, size].toSorted((one, other) => one - other);

  return (
    <>
      <button
        type="button"
        className={styles.tag}
        aria-label={`${t("pack")} ${pack}, ${width} × ${height}. ${t("shape")}`}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {usual ? pack : `${width} × ${height}`}
      </button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{ paper: { role: "dialog", "aria-labelledby": title } }}
      >
        <div className={styles.panel}>
          <h3 id={title}>{t("shape")}</h3>
          <label className={styles.field}>
            {t("size")}
            <select
              autoFocus
              value={size}
              onChange={({ target }) => setSize(Math.min(MAX_SIZE, Math.max(MIN_SIZE, Number(target.value))))}
            >
              {sizes.map((one) => (
                <option key={one} value={one}>
                  {t("sizePixels", { size: one })}
                </option>
              ))}
            </select>
          </label>
          <label className={styles.field}>
            {t("aspect")}
            <select
              value={aspect}
              onChange={({ target }) => setAspect(ASPECT_NAMES.find((name) => name === target.value) ?? "square")}
            >
              {ASPECT_NAMES.map((name) => (
                <option key={name} value={name}>
                  {t(ASPECT_WORDS[name])}
                </option>
              ))}
            </select>
          </label>
          <label className={styles.field}>
            {t("frames")}
            <input
              type="number"
              min={MIN_FRAMES}
              max={MAX_FRAMES}
              defaultValue={frames}
              onBlur={({ target }) => {
                target.value = String(frames);
              }}
              onChange={({ target }) => {
                const count = target.valueAsNumber;
                if (Number.isInteger(count) && count >= MIN_FRAMES && count <= MAX_FRAMES) setFrames(count);
              }}
            />
          </label>
          <p className={styles.quiet}>{t("framesHint")}</p>
          <p className={styles.quiet}>{`${t("pack")} ${pack}, ${width} × ${height}`}</p>
        </div>
      </Popover>
    </>
  );
}
