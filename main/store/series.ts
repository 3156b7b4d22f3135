/** @file Series: a request with its frames and the job that draws them. */
import { z } from "zod";
import type { SeriesHead } from "../../app/contract/studio/series.ts";
import { seriesRequest } from "../../app/series/request.ts";
import { newId, unknown, type Base } from "./base.ts";
import { createFrameMaker } from "./frame-maker.ts";
import { createFrameReader } from "./frame-rows.ts";
import { createJobMaker } from "./job-maker.ts";
import type { SeriesStore } from "./store.ts";

interface HeadRow {
  readonly id: string;
  readonly title: string;
  readonly request: string;
  readonly created: number;
  readonly finished: number;
  readonly cover: string | null;
}

const SHOWN = `FROM frames f JOIN pictures p ON p.id = f.picture WHERE f.series = s.id AND p.trashed IS NULL`;
const HEADS = `SELECT s.id, s.title, s.request, s.created, (SELECT COUNT(*) ${SHOWN}) AS finished,
  (SELECT p.thumb ${SHOWN} ORDER BY f.frame_index LIMIT 1) AS cover FROM series s`;

/** Series over an open database. */
export function createSeries(base: Base): SeriesStore {
  const { connection } = base;
  const frames = createFrameReader(base);
  const addFrame = createFrameMaker(base);
  const makeJob = createJobMaker(base);
  const insert = connection.prepare(`INSERT INTO series (id, title, request, remarks, created, purpose)
    VALUES (@id, @title, @request, @remarks, @created, @purpose)`);
  const list = connection.prepare<[number], HeadRow>(
    `${HEADS} WHERE s.purpose = 'series' ORDER BY s.number DESC LIMIT ?`,
  );
  const head = connection.prepare<[string], HeadRow>(`${HEADS} WHERE s.id = ?`);
  const remarks = connection.prepare<[string], string>("SELECT remarks FROM series WHERE id = ?").pluck();
  const rename = connection.prepare("UPDATE series SET title = ? WHERE id = ?");
  const touchJobs = connection.prepare("UPDATE jobs SET revision = revision + 1 WHERE series = ?");
  const setRemarks = connection.prepare("UPDATE series SET remarks = ? WHERE id = ?");
  return {
    create: (series) =>
      base.write(() => {
        const id = newId();
        insert.run({
          id,
          title: series.title,
          request: JSON.stringify(series.request),
          remarks: JSON.stringify(series.remarks),
          created: base.now(),
          purpose: series.purpose ?? "series",
        });
        for (const frame of series.frames) addFrame(id, frame);
        const open = series.frames.filter(({ keep }) => keep === undefined).map(({ index }) => index);
        return { series: id, job: open.length === 0 ? null : makeJob(id, open, series.first) };
      }),
    list: (limit) => list.all(limit).map(headOf),
    head(series) {
      const row = head.get(series);
      return row && headOf(row);
    },
    detail(series) {
      const row = head.get(series);
      if (row === undefined) return undefined;
      const said = z.array(z.string()).parse(JSON.parse(remarks.get(series)!));
      return { head: headOf(row), frames: frames.all(series), remarks: said };
    },
    rename: (series, title) =>
      base.write(() => {
        if (rename.run(title, series).changes === 0) throw unknown("series", series);
        touchJobs.run(series);
      }),
    setRemarks: (series, said) =>
      base.write(() => {
        if (setRemarks.run(JSON.stringify(said), series).changes === 0) throw unknown("series", series);
      }),
  };
}

function headOf({ request, ...row }: HeadRow): SeriesHead {
  return { ...row, request: seriesRequest.parse(JSON.parse(request)) };
}
