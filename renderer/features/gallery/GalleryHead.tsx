/** @file The gallery's head: how many pictures, in which order, how large, and the way in for files. */
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Slider from "@mui/material/Slider";
import { type ReactNode, useId, useState } from "react";
import { GALLERY_ORDERS, type GalleryOrder } from "../../../app/contract/studio/gallery.ts";
import { useLanguage, useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ImportButton } from "../import/ImportButton.tsx";
import styles from "./GalleryHead.module.css";
import { TILE, useGallery } from "./gallery-store.ts";

export interface GalleryHeadProps {
  /** Matches; undefined until they are known. */
  readonly total: number | undefined;
  readonly all: number | undefined;
  readonly trashed: boolean;
  readonly onEmptyTrash: () => void;
}

const ORDER_WORDS = {
  newest: "orderNewest",
  oldest: "orderOldest",
  stars: "orderStars",
  error: "orderError",
  valence: "orderValence",
  arousal: "orderArousal",
  path: "orderPath",
} as const satisfies Record<GalleryOrder, string>;

export function GalleryHead({ total, all, trashed, onEmptyTrash }: GalleryHeadProps): ReactNode {
  const t = useText("gallery");
  const language = useLanguage();
  const tile = useGallery((gallery) => gallery.tile);
  const setTile = useGallery((gallery) => gallery.setTile);
  return (
    <header className={styles.head}>
      <h1>{t("title")}</h1>
      <span className={styles.count}>{total === undefined || all === undefined ? "" : counted(total, all)}</span>
      <span className={styles.space} />
      {trashed ? <EmptyTrash count={total ?? 0} onEmpty={onEmptyTrash} /> : <ImportButton />}
      <OrderMenu />
      <Slider
        size="small"
        className={styles.tile ?? ""}
        aria-label={t("tileSize")}
        min={TILE.least}
        max={TILE.most}
        step={8}
        value={tile}
        onChange={(_event, next) => setTile(next)}
      />
    </header>
  );

  function counted(shown: number, library: number): string {
    const number = shown.toLocaleString(language);
    if (trashed) return shown === 1 ? t("countTrashOne") : t("countTrashMany", { shown: number });
    if (shown === library) return shown === 1 ? t("countOne") : t("countMany", { shown: number });
    return t("count", { shown: number, all: library.toLocaleString(language) });
  }
}

function OrderMenu(): ReactNode {
  const t = useText("gallery");
  const order = useGallery(({ query }) => query.order);
  const setOrder = useGallery((gallery) => gallery.setOrder);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        size="small"
        aria-label={`${t("order")}: ${t(ORDER_WORDS[order])}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {t(ORDER_WORDS[order])}
        <Icon name="chevron" small />
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {GALLERY_ORDERS.map((one) => (
          <MenuItem
            key={one}
            selected={one === order}
            onClick={() => {
              setAnchor(null);
              setOrder(one);
            }}
          >
            {t(ORDER_WORDS[one])}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** Asks first: this is the one thing here that cannot be undone. */
function EmptyTrash({ count, onEmpty }: { readonly count: number; readonly onEmpty: () => void }): ReactNode {
  const t = useText("gallery");
  const [asking, setAsking] = useState(false);
  const title = useId();
  if (count === 0) return null;
  return (
    <>
      <Button size="small" variant="text" onClick={() => setAsking(true)}>
        {t("emptyTheTrash")}
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} aria-labelledby={title} maxWidth="xs">
        <DialogTitle id={title}>{t("emptyQuestion")}</DialogTitle>
        <DialogContent>{t("emptyAsk", { count })}</DialogContent>
        <DialogActions>
          <Button variant="text" onClick={() => setAsking(false)}>
            {t("cancel")}
          </Button>
          <Button
            variant="contained"
            onClick={() => {
              setAsking(false);
              onEmpty();
            }}
          >
            {t("deleteForGood")}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
