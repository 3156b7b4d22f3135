/** @file Boards: pictures a person has laid together. */
import { newId, unknown, type Base } from "./base.ts";
import type { GalleryStore } from "./store.ts";

/** Boards over an open database. A board counts and shows what is not in the trash. */
export function createBoards(
  base: Base,
): Pick<GalleryStore, "boards" | "createBoard" | "renameBoard" | "removeBoard" | "setBoard"> {
  const { connection } = base;
  const on = "FROM board_pictures l JOIN pictures p ON p.id = l.picture WHERE l.board = b.id AND p.trashed IS NULL";
  const list = connection.prepare<[], ReturnType<GalleryStore["boards"]>[number]>(
    `SELECT b.id, b.name, (SELECT COUNT(*) ${on}) AS pictures,
      (SELECT p.thumb ${on} ORDER BY l.number DESC LIMIT 1) AS cover FROM boards b ORDER BY b.number`,
  );
  const create = connection.prepare("INSERT INTO boards (id, name) VALUES (?, ?)");
  const rename = connection.prepare("UPDATE boards SET name = ? WHERE id = ?");
  const remove = connection.prepare("DELETE FROM boards WHERE id = ?");
  const there = connection.prepare<[string], number>("SELECT 1 FROM boards WHERE id = ?").pluck();
  const put = connection.prepare(`INSERT INTO board_pictures (board, picture)
    SELECT ?, id FROM pictures WHERE id = ? ON CONFLICT DO NOTHING`);
  const take = connection.prepare("DELETE FROM board_pictures WHERE board = ? AND picture = ?");
  const must = (changes: number, board: string): void => {
    if (changes === 0) throw unknown("board", board);
  };
  return {
    boards: () => list.all(),
    createBoard: (name) =>
      base.write(() => {
        const id = newId();
        create.run(id, name);
        base.changed();
        return id;
      }),
    renameBoard: (board, name) =>
      base.write(() => {
        must(rename.run(name, board).changes, board);
        base.changed();
      }),
    removeBoard: (board) =>
      base.write(() => {
        must(remove.run(board).changes, board);
        base.changed();
      }),
    setBoard: (board, pictures, wanted) =>
      base.write(() => {
        must(there.get(board) ?? 0, board);
        const set = wanted ? put : take;
        for (const picture of pictures) set.run(board, picture);
        base.changed();
      }),
  };
}
