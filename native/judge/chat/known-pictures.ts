/** @file Pictures whose content is plain to anybody, on which a chat model is tried before it is trusted. */
import { rasteriseSvg } from "../../scene/raster.ts";
import type { Raster } from "../../scene/finish.ts";

/** A square of one colour, red, green and blue 0 … 255. */
export function plainSquare(colour: readonly [number, number, number], side: number): Raster {
  const data = new Uint8Array(3 * side * side);
  for (let i = 0; i < data.length; i += 3) data.set(colour, i);
  return { width: side, height: side, data };
}

/** A meadow with flowers under the sun: nobody calls it sad. */
const MEADOW = `<svg xmlns="http://www.w3.org/2000/svg" width="384" height="384">
<rect width="384" height="384" fill="#9bd8f5"/><circle cx="300" cy="76" r="44" fill="#ffd94a"/>
<path d="M0 230Q96 180 192 226T384 210V384H0z" fill="#8ccf5a"/><path d="M0 290Q110 250 210 286T384 270V384H0z" fill="#5fb548"/>
<path d="M96 246V170" stroke="#8a5a33" stroke-width="14"/><circle cx="96" cy="150" r="48" fill="#3f9f4c"/>
${[40, 110, 170, 236, 296, 350]
  .map((x, i) => {
    const y = 316 + 26 * (i % 2);
    return `<path d="M${x} ${y}v34" stroke="#2f7f3a" stroke-width="4"/><circle cx="${x}" cy="${y}" r="13" fill="${["#ff6fae", "#fff", "#ff9d3c"][i % 3]}"/><circle cx="${x}" cy="${y}" r="5" fill="#ffd94a"/>`;
  })
  .join("")}
<path d="M168 92q16-18 32 0q16-18 32 0" fill="none" stroke="#fff" stroke-width="7"/></svg>`;

/** Graves under a bare tree at night, in rain: nobody calls it happy. */
const GRAVES = `<svg xmlns="http://www.w3.org/2000/svg" width="384" height="384">
<rect width="384" height="384" fill="#20242e"/><path d="M0 60Q90 20 190 62T384 40V0H0z" fill="#12151c"/>
<path d="M0 270Q100 244 200 268T384 256V384H0z" fill="#15171b"/>
<path d="M90 290Q84 200 96 150M94 210L48 150M96 190L142 132M96 150L76 96M96 150L118 100" fill="none" stroke="#08090c" stroke-width="12"/>
${[180, 250, 322]
  .map(
    (x, i) =>
      `<path d="M${x - 24} ${330 + 14 * (i % 2)}v-66a24 24 0 0 1 48 0v66z" fill="#4b4f58"/><path d="M${x} ${262 + 14 * (i % 2)}v34m-11-22h22" stroke="#2b2e35" stroke-width="6"/>`,
  )
  .join("")}
${Array.from({ length: 22 }, (_, i) => `<path d="M${(i * 67) % 384} ${(i * 113) % 300}l-8 30" stroke="#5b6675" stroke-width="2"/>`).join("")}</svg>`;

async function drawn(svg: string): Promise<Raster> {
  const { width, height, channels, data } = await rasteriseSvg(svg);
  const rgb = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) rgb.set(data.subarray(channels * i, channels * i + 3), 3 * i);
  return { width, height, data: rgb };
}

export const meadow = (): Promise<Raster> => drawn(MEADOW);
export const graves = (): Promise<Raster> => drawn(GRAVES);
