/** @file English words of the tour. */

export const tour = {
  tour: "A look round",
  promptTitle: "What to draw",
  promptText: "Say it in your own words. Words the pack does not know are named below.",
  planeTitle: "Which mood",
  planeText: "Right is pleasant, up is stirring. Drag the points: the series follows the path from start to end.",
  drawTitle: "Draw",
  drawText: "Drawing goes on while you change things. Lock frames you like: the next draw keeps them.",
  stripTitle: "What was asked, what came",
  stripText:
    "The upper left edge has the colour of the mood you asked for, the lower right that of the mood measured. One colour: on target.",
  judgeTitle: "What the judge saw",
  judgeText: "Every picture is measured. Here is how far off it is, and what in the picture makes it so.",
  next: "Next",
  back: "Back",
  skip: "Skip",
  done: "Start",
  stepOf: "{{number}} of {{count}}",
} as const;
