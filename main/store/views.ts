/** @file Views: filters a person has named. */
import { galleryFilter, galleryOrder } from "../../app/contract/studio/gallery.ts";
import { newId, unknown, type Base } from "./base.ts";
import type { GalleryQuery, GalleryStore } from "./store.ts";

interface ViewRow {
  readonly id: string;
  readonly name: string;
  readonly filter: string;
  readonly sorting: string;
}

/** Views over an open database; `count` says how many pictures match a query now. */
export function createViews(
  base: Base,
  count: (query: GalleryQuery) => number,
): Pick<GalleryStore, "views" | "saveView" | "removeView"> {
  const { connection } = base;
  const list = connection.prepare<[], ViewRow>("SELECT id, name, filter, sorting FROM views ORDER BY number");
  const insert = connection.prepare("INSERT INTO views (id, name, filter, sorting) VALUES (?, ?, ?, ?)");
  const remove = connection.prepare("DELETE FROM views WHERE id = ?");
  return {
    views: () =>
      list.all().map(({ id, name, ...row }) => {
        const query = { filter: galleryFilter.parse(JSON.parse(row.filter)), order: galleryOrder.parse(row.sorting) };
        return { id, name, ...query, pictures: count(query) };
      }),
    saveView: (name, { filter, order }) =>
      base.write(() => {
        const id = newId();
        insert.run(id, name, JSON.stringify(filter), order);
        base.changed();
        return id;
      }),
    removeView: (view) =>
      base.write(() => {
        if (remove.run(view).changes === 0) throw unknown("view", view);
        base.changed();
      }),
  };
}
