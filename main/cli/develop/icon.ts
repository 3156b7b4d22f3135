/** @file Developer tool: draws the program's icon, the mark of the window, into resources/icons. */
import path from "node:path";
import { affectColour } from "../../../app/colour/affect-colour.ts";
import { writeDurably } from "../../../native/files/durable-file.ts";
import { drawSvg } from "../../../native/image/draw-svg.ts";
import { runTool } from "./tool.ts";

const FOLDER = path.join(import.meta.dirname, "../../../resources/icons");

/** Sizes in pixels; the systems' own icon files are made of the largest at packaging. */
const SIZES = { "icon.png": 1024, "tray.png": 32 } as const;

/** Pleasant and active lie at the upper right, as on the plane. */
const QUADRANTS = [
  [1, 1],
  [1, -1],
  [-1, -1],
  [-1, 1],
] as const;

/** The plane in four moods, a sheet of paper in its middle, and one measured point. */
function mark(): string {
  const quarters = QUADRANTS.map(([valence, arousal]) => {
    const colour = affectColour({ valence: valence * 1.8, arousal: arousal * 1.8 }, "fill", "dark");
    return `<path d="M12 12h${valence * 11}A11 11 0 0 ${valence * arousal > 0 ? 0 : 1} 12 ${12 - arousal * 11}z" fill="${colour}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">
  <filter id="lift" x="-30%" y="-30%" width="160%" height="160%"><feDropShadow dx=".5" dy=".8" stdDeviation=".6" flood-opacity=".55"/></filter>
  ${quarters.join("\n  ")}
  <circle cx="12" cy="12" r="6.6" fill="#302e2c" filter="url(#lift)"/>
  <circle cx="14.2" cy="10" r="2.1" fill="#efece6"/>
</svg>
`;
}

await runTool(async () => {
  const svg = mark();
  await writeDurably(path.join(FOLDER, "icon.svg"), [Buffer.from(svg)]);
  for (const [name, side] of Object.entries(SIZES)) {
    await writeDurably(path.join(FOLDER, name), [await drawSvg(svg, side)]);
  }
});
