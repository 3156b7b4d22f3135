/** @file A report as one page that needs nothing beside it: tables, plots and pictures, in the reader's light or dark. */
import type { EvidenceReport } from "../report.ts";
import { cellText, numberText } from "./cells.ts";
import { escapeHtml } from "./escape.ts";
import { plotSvg } from "./plots.ts";

const STYLE = `
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #22211f; --faint: #6f6b64; --line: #dcd8cf; --mark: #2f6f8f; --other: #b0562f; --good: #2c7a4b; --bad: #b3402e; }
@media (prefers-color-scheme: dark) { :root { --paper: #17171a; --ink: #ecebe8; --faint: #a09d97; --line: #36363c; --mark: #7cc0de; --other: #eba27c; --good: #7fcf9e; --bad: #f0998a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 48px 24px 96px; max-width: 1040px; background: var(--paper); color: var(--ink); font: 16px/1.55 Inter, "Helvetica Neue", Helvetica, Arial, sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 30px; line-height: 1.2; margin: 0 0 12px; text-wrap: balance; }
h2 { font-size: 20px; margin: 48px 0 8px; }
p { margin: 0 0 12px; max-width: 72ch; }
.verdict { font-size: 19px; }
.faint, caption, figcaption { color: var(--faint); font-size: 14px; }
ul.findings { list-style: none; padding: 0; max-width: 80ch; }
ul.findings li { padding-left: 30px; position: relative; margin-bottom: 8px; }
ul.findings li::before { position: absolute; left: 0; font-weight: 700; }
.holds::before { content: "✓"; color: var(--good); }
.fails::before { content: "✗"; color: var(--bad); }
.open::before { content: "·"; color: var(--faint); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
caption { text-align: left; caption-side: bottom; padding-top: 8px; max-width: 90ch; }
th, td { text-align: right; padding: 7px 10px; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; white-space: normal; min-width: 190px; }
thead th { color: var(--faint); font-weight: 500; vertical-align: bottom; white-space: normal; }
figure { margin: 24px 0 0; }
svg { width: 100%; height: auto; display: block; }
svg text { fill: var(--ink); font-size: 12px; font-family: inherit; }
.grid { stroke: var(--line); } .zero { stroke: var(--faint); stroke-dasharray: 3 3; }
.whisker { stroke-width: 2; } .whisker.clear { stroke: var(--mark); } .whisker.unclear { stroke: var(--faint); }
.mark.clear, .bar { fill: var(--mark); } .mark.unclear { fill: var(--faint); }
.line { fill: none; stroke-width: 2; } .line.tone0, .line.tone2 { stroke: var(--mark); } .line.tone1, .line.tone3 { stroke: var(--other); }
.dot.tone0, .dot.tone2 { fill: var(--mark); fill-opacity: .55; } .dot.tone1, .dot.tone3 { fill: var(--other); fill-opacity: .55; }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 20px; }
.pictures figure { margin: 0; } .pictures img { width: 100%; aspect-ratio: 1; border-radius: 4px; display: block; }
figcaption { margin-top: 6px; line-height: 1.35; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; font-size: 14px; } dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; }
code { font: 13px/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
@media print { body { padding: 0; } figure, table { break-inside: avoid; } }
`;

const point = ({ valence, arousal }: { readonly valence: number; readonly arousal: number }): string =>
  `${numberText(valence, 1)}, ${numberText(arousal, 1)}`;

function finding({ holds, sentence }: EvidenceReport["findings"][number]): string {
  const [kind, said] =
    holds === null ? ["open", "Note: "] : holds ? ["holds", "Holds: "] : ["fails", "Does not hold: "];
  return `<li class="${kind}" aria-label="${said}${escapeHtml(sentence)}">${escapeHtml(sentence)}</li>`;
}

function table({ title, note, columns, rows }: EvidenceReport["tables"][number]): string {
  const head = columns
    .map(({ name, unit }) => `<th scope="col">${escapeHtml(unit === null ? name : `${name} (${unit})`)}</th>`)
    .join("");
  const body = rows
    .map(({ name, cells }) => {
      const values = cells
        .map((cell, i) => `<td>${escapeHtml(cellText(cell, { ...columns[i]!, unit: null }))}</td>`)
        .join("");
      return `<tr><th scope="row">${escapeHtml(name)}</th>${values}</tr>`;
    })
    .join("");
  return `<h2>${escapeHtml(title)}</h2><div class="scroll"><table><caption>${escapeHtml(note)}</caption><thead><tr><th></th>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function pictures(all: EvidenceReport["pictures"]): string {
  if (all.length === 0) return "";
  const shown = all.map(
    ({ arm, prompt, target, measured, uri }) =>
      `<figure><img alt="${escapeHtml(`${prompt}, drawn by ${arm}`)}" src="${escapeHtml(uri)}"><figcaption><b>${escapeHtml(arm)}</b><br>${escapeHtml(prompt)}<br>target ${point(target)} · witness ${point(measured)}</figcaption></figure>`,
  );
  return `<h2>Pictures</h2><p class="faint">The first tasks, not the best ones; the same seeds in every arm.</p><div class="pictures">${shown.join("")}</div>`;
}

/** The page of a report. */
export function reportPage(report: EvidenceReport): string {
  const { title, verdict, findings, tables, plots, environment, seed } = report;
  const { app, onnxruntime, provider, cpu, pack, judges, seconds, pictures: drawn, command } = environment;
  const facts: readonly (readonly [string, string])[] = [
    ["program", `Circumplex ${app}, onnxruntime ${onnxruntime}, provider ${provider}`],
    ["machine", cpu],
    ["pack", `${pack.id} ${pack.sha256.slice(0, 12)}`],
    ["judges", judges.map(({ id, sha256 }) => `${id} ${sha256.slice(0, 12)}`).join(", ")],
    ["work", `${drawn} pictures, ${numberText(seconds / 60, 1)} minutes of computing, seed ${seed}`],
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p class="verdict">${escapeHtml(verdict)}</p>
<ul class="findings">${findings.map(finding).join("")}</ul>
${plots.map((plot) => `<h2>${escapeHtml(plot.title)}</h2><figure>${plotSvg(plot)}</figure>`).join("")}
${tables.map(table).join("")}
${pictures(report.pictures)}
<h2>How it was made</h2><dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join("")}<dt>again</dt><dd><code>${escapeHtml(command)}</code></dd></dl>
</main></body></html>
`;
}
