/** @file The draft is kept by the host: restored at the start, saved a moment after it last changed. */
import type { StoreApi } from "zustand/vanilla";
import type { Client } from "../../app/contract/kinds.ts";
import type { StudioContract } from "../../app/contract/studio/studio.ts";
import { type DraftStore, toDraft } from "./draft-store.ts";

/** Milliseconds without a change before the draft is saved. */
const SETTLED_AFTER = 600;

type Draftsman = Pick<Client<StudioContract>, "draft.get" | "draft.save">;

/** A draft that is being kept. */
export interface Keeping {
  /** Saves at once what is not saved yet. */
  flush(): void;
  stop(): void;
}

/**
 * Restores the draft, unless a person was faster, and keeps it from then on.
 *
 * @param onKept told false when there is something to save, true when nothing is left
 */
export async function keepDraft(
  store: StoreApi<DraftStore>,
  client: Draftsman,
  onKept: (kept: boolean) => void = () => {},
): Promise<Keeping> {
  const untouched = store.getState().now;
  const { draft } = await client["draft.get"]({});
  if (draft !== null && store.getState().now === untouched) store.getState().restore(draft);

  let kept = JSON.stringify(toDraft(store.getState()));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    clearTimeout(timer);
    const present = toDraft(store.getState());
    const text = JSON.stringify(present);
    if (text === kept) return onKept(true);
    client["draft.save"]({ draft: present }).then(
      () => {
        kept = text;
        onKept(JSON.stringify(toDraft(store.getState())) === text);
      },
      () => (timer = setTimeout(save, SETTLED_AFTER)),
    );
  };
  const leave = store.subscribe(() => {
    onKept(false);
    clearTimeout(timer);
    timer = setTimeout(save, SETTLED_AFTER);
  });
  return {
    flush: save,
    stop() {
      clearTimeout(timer);
      leave();
    },
  };
}
