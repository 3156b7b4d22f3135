/** @file Reads what can be read of a damaged database, row by row, past the pages that are gone. */
import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { blobPath } from "../../native/files/blobs.ts";

export interface Salvaged {
  readonly table: string;
  readonly rows: number;
  /** False when some of the table could not be read. */
  readonly whole: boolean;
}

interface Table {
  readonly name: string;
  readonly rowid: boolean;
  /** Columns that both databases have. */
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

/** Greatest step over rows that cannot be read: more than lie on any one page. */
const LONGEST_STEP = 1 << 16;

/** Copies every readable row of the database in `file` into `fresh`, which has the tables and no rows; in a transaction. */
export function copyReadable(file: string, fresh: Database.Database): Salvaged[] {
  let damaged: Database.Database;
  try {
    damaged = new Database(file, { fileMustExist: true });
  } catch (error) {
    if (error instanceof Database.SqliteError) return [];
    throw error;
  }
  try {
    return tablesOf(fresh).map((table) => {
      const shared = columnsIn(damaged, table);
      if (shared === undefined) return { table: table.name, rows: 0, whole: false };
      const insert = inserter(fresh, shared);
      let rows = 0;
      let whole = true;
      const take = (row: Row): void => {
        const taken = insert(row);
        rows += taken;
        whole &&= taken === 1 || table.name === "session";
      };
      const read = table.rowid ? readByRowid(damaged, shared, take) : readFromBothEnds(damaged, shared, take);
      return { table: table.name, rows, whole: whole && read };
    });
  } finally {
    damaged.close();
  }
}

/**
 * Lays rows of a sound backup under those that are there already: numbers and ids are never given twice, so a row with the
 * same key is the same row. A picture whose file is gone was purged since, and stays so.
 *
 * @returns rows that were missing
 */
export function fillFrom(backup: string, fresh: Database.Database, blobs: string): number {
  const source = new Database(backup, { readonly: true, fileMustExist: true });
  try {
    let rows = 0;
    for (const table of tablesOf(fresh)) {
      const shared = columnsIn(source, table);
      if (shared === undefined || table.name === "session") continue;
      const insert = inserter(fresh, shared);
      const wanted = (row: Row): boolean =>
        table.name !== "pictures" || existsSync(blobPath(blobs, String(row["blob"])));
      const select = source.prepare<[], Row>(`SELECT ${list(shared.columns)} FROM ${table.name}`);
      for (const row of select.iterate()) if (wanted(row)) rows += insert(row);
    }
    return rows;
  } finally {
    source.close();
  }
}

const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

function tablesOf(fresh: Database.Database): Table[] {
  const tables = fresh.pragma("table_list") as { readonly name: string; readonly type: string; readonly wr: number }[];
  return tables
    .filter(({ name, type }) => type === "table" && !name.startsWith("sqlite_"))
    .map(({ name, wr }) => {
      const columns = fresh.pragma(`table_info(${name})`) as { readonly name: string; readonly pk: number }[];
      const key = columns.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk);
      return {
        name,
        rowid: wr === 0,
        columns: columns.map((column) => column.name),
        key: key.map((column) => column.name),
      };
    });
}

/** The table with the columns `source` has of it, undefined when it has none or cannot say. */
function columnsIn(source: Database.Database, table: Table): Table | undefined {
  try {
    const there = (source.pragma(`table_info(${table.name})`) as { readonly name: string }[]).map(({ name }) => name);
    const columns = table.columns.filter((column) => there.includes(column));
    return columns.length === 0 ? undefined : { ...table, columns };
  } catch (error) {
    if (error instanceof Database.SqliteError) return undefined;
    throw error;
  }
}

/** Inserts a row unless its key is taken; gives the number of rows inserted. A row of damaged values is not taken. */
function inserter(fresh: Database.Database, { name, columns }: Table): (row: Row) => 0 | 1 {
  const insert = fresh.prepare<[Row]>(
    `INSERT OR IGNORE INTO ${name} (${list(columns)}) VALUES (${columns.map((column) => `@${column}`).join(", ")})`,
  );
  return (row) => {
    try {
      return insert.run(row).changes === 1 ? 1 : 0;
    } catch (error) {
      if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_CONSTRAINT")) return 0;
      throw error;
    }
  };
}

/** Reads upwards; at a page that is gone, steps further and further until rows come again, then back down to it. */
function readByRowid(damaged: Database.Database, { name, columns }: Table, take: (row: Row) => void): boolean {
  const select = `SELECT rowid AS salvaged_rowid, ${list(columns)} FROM ${name} NOT INDEXED WHERE rowid`;
  let last = -1;
  let from = -1;
  let whole = true;
  let step = 1;
  const keep = ({ salvaged_rowid: rowid, ...row }: Row): number => {
    take(row);
    return Number(rowid);
  };
  for (;;) {
    const start = from;
    const end = attempt(damaged, `${select} > ? ORDER BY rowid`, [from], (row) => {
      const rowid = keep(row);
      if (start > last) {
        const low = last;
        attempt(damaged, `${select} < ? AND rowid > ? ORDER BY rowid DESC`, [rowid, low], keep);
      }
      last = rowid;
      from = rowid;
      step = 1;
    });
    if (end) return whole;
    whole = false;
    if (step > LONGEST_STEP) return false;
    from += step;
    step *= 2;
  }
}

/** Without row numbers there is no stepping over a gap: what lies before it and what lies behind it is read. */
function readFromBothEnds(
  damaged: Database.Database,
  { name, columns, key }: Table,
  take: (row: Row) => void,
): boolean {
  const select = `SELECT ${list(columns)} FROM ${name} NOT INDEXED ORDER BY`;
  if (attempt(damaged, `${select} ${list(key)}`, [], take)) return true;
  attempt(damaged, `${select} ${key.map((column) => `"${column}" DESC`).join(", ")}`, [], take);
  return false;
}

/** Whether a question could be answered to its end. */
function attempt(
  damaged: Database.Database,
  sql: string,
  values: readonly unknown[],
  take: (row: Row) => void,
): boolean {
  let broken: unknown;
  try {
    for (const row of damaged.prepare<unknown[], Row>(sql).iterate(...values)) {
      try {
        take(row);
      } catch (error) {
        broken = error;
        throw error;
      }
    }
    return true;
  } catch (error) {
    if (broken === undefined && error instanceof Database.SqliteError) return false;
    throw error;
  }
}
