/** @file Words along the rim: four poles in ink, twelve moods in their own colour, upright in both halves. */
import { type CSSProperties, type ReactElement, useId } from "react";
import { moodColour, type Scheme, toDisplay } from "../../../app/colour/affect-colour.ts";
import { isPole, RIM_WORDS, rimAngle, type RimWord } from "../../../app/affect/rim.ts";
import { useText } from "../../locales/use-text.ts";
import { useScheme } from "../../state/scheme.ts";
import { scaleOf, type Sight, toPixel } from "./geometry.ts";
import styles from "./plane.module.css";

/** Where the words stand, in units of the plane. */
const RADIUS = 2.68;
/** Under this many pixels there is room for the poles and four words. */
const SMALL = 290;
/** Under this many pixels long words would touch if they were spaced. */
const ROOMY = 330;
const FEW: ReadonlySet<RimWord> = new Set([
  "pleasant",
  "delighted",
  "active",
  "tense",
  "unpleasant",
  "sad",
  "quiet",
  "serene",
]);

/** The long pole beside it leaves no room at its own place. */
const SMALL_SAD = 215;

/** Words are quieter than dots: less chroma, more contrast. */
function wordColour(angle: number, scheme: Scheme): string {
  const radians = (angle * Math.PI) / 180;
  const place = { valence: 2.6 * Math.cos(radians), arousal: 2.6 * Math.sin(radians) };
  return toDisplay(scheme === "light" ? moodColour(place, 0.38, 0.1) : moodColour(place, 0.86, 0.075));
}

export function Rim({ size, sight }: { readonly size: number; readonly sight: Sight }): ReactElement {
  const id = useId();
  const t = useText("plane");
  const scheme = useScheme();
  const { x, y } = toPixel({ valence: 0, arousal: 0 }, sight, size);
  const font = size < SMALL ? 10.5 : 11;
  const upper = RADIUS * scaleOf(sight, size);
  // Words below hang inside the line they stand on.
  const lower = upper + font * 0.72;
  const words = size < SMALL ? RIM_WORDS.filter((word) => FEW.has(word)) : RIM_WORDS;
  const [left, right] = [x - upper, x + upper];
  const arc = `A${upper} ${upper} 0 0 1 `;
  return (
    <g className={styles.rim} style={{ fontSize: font, "--spacing": size < ROOMY ? "0" : "0.04em" } as CSSProperties}>
      <defs>
        <path id={`${id}u`} d={`M${left} ${y}${arc}${right} ${y}${arc}${left} ${y}${arc}${right} ${y}`} />
        <path id={`${id}l`} d={`M${x - lower} ${y}A${lower} ${lower} 0 0 0 ${x + lower} ${y}`} />
      </defs>
      {words.map((word) => {
        const angle = size < SMALL && word === "sad" ? SMALL_SAD : rimAngle(word);
        const above = angle <= 180;
        // The upper line goes round one and a half times, so that words at its ends can bend over them.
        const share = above ? (angle === 180 ? 2 : (180 - angle) / 180) : (angle - 180) / 180;
        const offset = Math.PI * (above ? upper : lower) * share;
        return (
          <text key={word} textAnchor="middle" fill={isPole(word) ? "var(--ink)" : wordColour(angle, scheme)}>
            <textPath href={`#${id}${above ? "u" : "l"}`} startOffset={offset} fontWeight={isPole(word) ? 700 : 500}>
              {t(word)}
            </textPath>
          </text>
        );
      })}
    </g>
  );
}
