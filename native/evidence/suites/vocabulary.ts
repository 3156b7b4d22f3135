/** @file Suite `vocabulary`: mood words of several languages: which are understood, and where pictures of them come to lie. */
import { MOOD_WORDS } from "../../../app/prompt/vocabulary/moods.ts";
import { MOODS } from "../../../app/prompt/phrase.ts";
import { moodAngle } from "../../../app/prompt/mood-angles.ts";
import { readPrompt } from "../../../app/prompt/read.ts";
import { mean } from "../../../app/statistics/mean.ts";
import { etaOf, type Suite } from "../suite.ts";

const SCENES = ["a boat on a lake", "a house in a meadow", "a person on the coast", "a tree in the mountains"] as const;

/** Everyday mood words, and some that are said to have no one English word. */
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  German: ["fröhlich", "traurig", "ruhig", "wütend", "gemütlich", "wehmütig"],
  French: ["joyeux", "triste", "paisible", "furieux", "dépaysement", "mélancolique"],
  Spanish: ["alegre", "triste", "tranquilo", "furioso", "añoranza", "sereno"],
  Portuguese: ["alegre", "triste", "calmo", "zangado", "saudade", "sereno"],
  Japanese: ["嬉しい", "悲しい", "静か", "怒り", "侘寂", "物の哀れ"],
  Chinese: ["快乐", "悲伤", "宁静", "愤怒", "思乡", "孤独"],
  Arabic: ["سعيد", "حزين", "هادئ", "غاضب", "حنين", "وحيد"],
  Hindi: ["खुश", "दुखी", "शांत", "क्रोधित", "विरह", "अकेला"],
};

export const vocabulary: Suite = async function* ({ easel, order, kept }) {
  // Guidance 0 leaves the mood to the words.
  const hand = await easel.hand("base, no target", null, { guidance: 0 });
  const seeds = Math.max(1, Math.min(6, Math.floor(order.minutes)));
  const started = performance.now();
  const rows: { name: string; understood: number; of: number; angle: number; off: number; far: number }[] = [];
  for (const [i, mood] of MOODS.entries()) {
    yield { arm: mood, done: i, of: MOODS.length, etaMs: etaOf(started, i, MOODS.length) };
    const words = MOOD_WORDS[mood].split(/[,;]/u).map((word) => word.trim());
    const understood = words.filter((word) => isUnderstood(word)).length;
    const name = JSON.stringify(["vocabulary", mood, seeds, order.seed]);
    const shift = await kept.part(name, 2 * seeds * SCENES.length, async () => {
      const shifts = [];
      for (const [s, scene] of SCENES.entries()) {
        const task = {
          cluster: s,
          prompt: scene,
          target: { valence: 0, arousal: 0 },
          seed: 1000 * order.seed + 50 * s,
        };
        const plain = await easel.draw(hand, task, seeds);
        const worded = await easel.draw(hand, task, seeds, { prompt: `${scene}, ${words[0]!}` });
        shifts.push(
          ...worded.map(({ witness }, k) => ({
            valence: witness.valence - plain[k]!.witness.valence,
            arousal: witness.arousal - plain[k]!.witness.arousal,
          })),
        );
      }
      return { valence: mean(shifts.map((one) => one.valence)), arousal: mean(shifts.map((one) => one.arousal)) };
    });
    const angle = (Math.atan2(shift.arousal, shift.valence) * 180) / Math.PI;
    const difference = Math.abs(angle - moodAngle(mood)) % 360;
    rows.push({
      name: mood,
      understood,
      of: words.length,
      angle: moodAngle(mood),
      off: Math.min(difference, 360 - difference),
      far: Math.hypot(shift.valence, shift.arousal),
    });
  }
  const foreign = Object.entries(LANGUAGES).map(([language, words]) => ({
    language,
    understood: words.filter(isUnderstood).length,
    of: words.length,
  }));
  const known = foreign.reduce((sum, { understood }) => sum + understood, 0);
  const asked = foreign.reduce((sum, { of }) => sum + of, 0);
  const within45 = rows.filter(({ off }) => off <= 45).length;
  return {
    title: "Mood words: what is understood, and where it leads",
    verdict: `${rows.reduce((sum, { understood }) => sum + understood, 0)} of ${rows.reduce((sum, { of }) => sum + of, 0)} English mood words and ${known} of ${asked} of other languages are understood; ${within45} of ${rows.length} moods lead within 45° of where Russell (1980) puts their word.`,
    findings: [
      {
        holds: known > asked / 2,
        sentence: `Words of other languages: ${known} of ${asked} are understood. The vocabulary is English; a prompt in another language is told so, word by word.`,
      },
      {
        holds: within45 >= rows.length / 2,
        sentence: `A mood word alone, without a target, moves pictures in its direction for ${within45} of ${rows.length} moods.`,
      },
      {
        holds: null,
        sentence:
          "Where people of other cultures put these words was not measured: no norms of theirs could be had here.",
      },
    ],
    tables: [
      {
        title: "English mood words",
        note: `Shift of the witness's reading on the same seeds when the word is added to ${SCENES.length} scenes, ${seeds} pictures each.`,
        columns: [
          { name: "words understood", unit: null, digits: 0 },
          { name: "word's angle", unit: "°", digits: 0 },
          { name: "off by", unit: "°", digits: 0 },
          { name: "how far", unit: null, digits: 2 },
        ],
        rows: rows.map(({ name, understood, of, angle, off, far }) => ({
          name,
          cells: [`${understood} of ${of}`, angle, off, far],
        })),
      },
      {
        title: "Other languages",
        note: "Words the reader of prompts knows.",
        columns: [{ name: "understood", unit: null, digits: 0 }],
        rows: foreign.map(({ language, understood, of }) => ({ name: language, cells: [`${understood} of ${of}`] })),
      },
    ],
    plots: [
      {
        kind: "bars",
        title: "How far a mood word alone moves a picture",
        unit: "range",
        bars: rows.map(({ name, far }) => ({ name, value: far })),
      },
    ],
    pictures: [],
  };
};

const isUnderstood = (word: string): boolean =>
  readPrompt(`a boat on a lake, ${word}`).phrases.length > readPrompt("a boat on a lake").phrases.length;
