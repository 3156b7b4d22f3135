/** @file The way from A to B on a small plane: means of the rounds, the target, and other branches dashed. */
import type { ReactElement } from "react";
import type { Refinement, Round } from "../../../app/contract/studio/refinements.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { Axes } from "../plane/Axes.tsx";
import { type Pixel, toPixel, WHOLE } from "../plane/geometry.ts";
import { Ground } from "../plane/Ground.tsx";
import styles from "./RouteCard.module.css";
import { between } from "./tree.ts";

/** Pixels across. */
const SIZE = 164;
/** Where the words of the poles stand, pixels from the edge. */
const EDGE = 12;

export interface RoutePlaneProps {
  readonly view: Refinement;
  readonly a: Round;
  readonly b: Round;
}

export function RoutePlane({ view, a, b }: RoutePlaneProps): ReactElement {
  const t = useText("history");
  const words = useText("plane");
  const { fill } = useMoodColours();
  const { rounds, head } = view;
  const at = ({ summary }: Round): Pixel | null => (summary === null ? null : toPixel(summary.mean, WHOLE, SIZE));
  const { way } = between(rounds, a.id, b.id);
  const onWay = new Set(way.map(({ id }) => id));
  const target = toPixel(head.target, WHOLE, SIZE);
  const line = (from: Round | undefined, to: Round): string | undefined => {
    const [one, other] = [from === undefined ? null : at(from), at(to)];
    return one === null || other === null ? undefined : `M${one.x} ${one.y}L${other.x} ${other.y}`;
  };
  const others = rounds.filter(({ id }) => !onWay.has(id));
  const poles = [
    { word: "active", x: SIZE / 2, y: EDGE + 3, turn: 0 },
    { word: "quiet", x: SIZE / 2, y: SIZE - EDGE + 4, turn: 0 },
    { word: "unpleasant", x: EDGE, y: SIZE / 2, turn: -90 },
    { word: "pleasant", x: SIZE - EDGE, y: SIZE / 2, turn: 90 },
  ] as const;
  return (
    <div className={styles.plane} style={{ width: SIZE, height: SIZE }}>
      <Ground size={SIZE} sight={WHOLE} />
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={t("route")}>
        <Axes size={SIZE} sight={WHOLE} />
        {poles.map(({ word, x, y, turn }) => (
          <text key={word} textAnchor="middle" transform={`translate(${x} ${y}) rotate(${turn})`}>
            {words(word)}
          </text>
        ))}
        {others.map((round) => (
          <path key={round.id} className={styles.other} d={line(parentOf(rounds, round), round)} />
        ))}
        {others.map((round) => {
          const place = at(round);
          return place === null || round.summary === null ? null : (
            <circle key={round.id} cx={place.x} cy={place.y} r={3} fill={fill(round.summary.mean)} />
          );
        })}
        <circle className={styles.target} cx={target.x} cy={target.y} r={8} />
        {way.map((round, i) => (
          <path
            key={round.id}
            className={styles.way}
            d={line(way[i - 1], round)}
            stroke={round.summary === null ? "var(--ink)" : fill(round.summary.mean)}
          />
        ))}
        {way.map((round) => {
          const place = at(round);
          return place === null || round.summary === null ? null : (
            <circle
              key={round.id}
              className={styles.dot}
              cx={place.x}
              cy={place.y}
              r={4.5}
              fill={fill(round.summary.mean)}
            />
          );
        })}
        <Slip at={at(a)} away={at(b)} word={t("a")} />
        <Slip at={at(b)} away={at(a)} word={t("b")} />
      </svg>
    </div>
  );
}

function parentOf(rounds: readonly Round[], { parent }: Round): Round | undefined {
  return rounds.find(({ id }) => id === parent);
}

interface SlipProps {
  readonly at: Pixel | null;
  /** The other slip's place, from which this one keeps away. */
  readonly away: Pixel | null;
  readonly word: string;
}

/** Half the side of a slip and how far it stands from its dot, pixels. */
const HALF = 8;
const BESIDE = 17;

function Slip({ at, away, word }: SlipProps): ReactElement | null {
  if (at === null) return null;
  const below = at.y < 2 * BESIDE || (away !== null && Math.abs(at.x - away.x) < 2 * BESIDE && at.y > away.y);
  const y = at.y + (below ? BESIDE : -BESIDE);
  return (
    <g>
      <rect className={styles.slip} x={at.x - HALF} y={y - HALF} width={2 * HALF} height={2 * HALF} rx={2} />
      <text className={styles.slipWord} x={at.x} y={y + 4} textAnchor="middle">
        {word}
      </text>
    </g>
  );
}
