/** @file The hand-picked palettes: seven colours for every quadrant of mood and every light. */

/** Quadrants of the valence–arousal plane. */
export const QUADRANTS = ["joy", "calm", "sad", "tense"] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/** What the palettes tell apart: plain daylight, low sun, night, and daylight in two seasons. */
export const LIGHTS = ["day", "golden", "night", "autumn", "winter"] as const;
export type Light = (typeof LIGHTS)[number];

/** `#rrggbb` of sky top, sky middle, sky at the horizon, far land, near land, light, accent. */
export type Swatches = readonly [
  skyTop: string,
  skyMiddle: string,
  skyHorizon: string,
  far: string,
  near: string,
  light: string,
  accent: string,
];

export const PALETTES: Readonly<Record<Quadrant, Readonly<Record<Light, readonly Swatches[]>>>> = {
  joy: {
    day: [
      ["#1E9BD7", "#74D0EA", "#FFF0BE", "#63C7A9", "#1C7A57", "#FFD43B", "#FF5A5F"],
      ["#12B2C7", "#8BE3CF", "#FFF4CF", "#FFB15E", "#D9473F", "#FFE056", "#FF3F86"],
      ["#4C7DFF", "#9CC9FF", "#FFE3EC", "#FF9FB2", "#5B3FA8", "#FFE66B", "#FF6B3D"],
      ["#35BFA4", "#A8E8B8", "#FFF7C9", "#8FD05A", "#2F7D32", "#FFE04A", "#F8485E"],
      ["#2F7FE0", "#86C5F7", "#FDF3D6", "#7CC96F", "#2B6E4F", "#FFE27A", "#F2545B"],
    ],
    golden: [
      ["#FF7A59", "#FFB057", "#FFF0A6", "#F4866B", "#8A2F63", "#FFF4CF", "#12B5A6"],
      ["#E8577E", "#FF9A6B", "#FFE9A8", "#E9738A", "#5C2A6B", "#FFF0B8", "#FFC93C"],
      ["#5A6FD8", "#F58FA8", "#FFD9A0", "#C77BB0", "#42306F", "#FFE7A3", "#FF5D5D"],
    ],
    night: [
      ["#1B1464", "#4B2A8F", "#E86BA5", "#6A3FA0", "#1E1147", "#FFE27D", "#FF4F81"],
      ["#0B2A5B", "#1D5C96", "#6FD3D8", "#2F6FA3", "#0B2242", "#FFF0B0", "#FFB22E"],
      ["#241B5E", "#3E4FB0", "#8FC6F2", "#4C63B8", "#171240", "#FFE9A0", "#F55B9B"],
    ],
    autumn: [
      ["#2C9FD6", "#9BDCEB", "#FFF1C4", "#F3B14E", "#B8452B", "#FFE36B", "#E8343F"],
      ["#3FB3B0", "#B7E6CF", "#FFF3C9", "#F28C3A", "#8E2F3A", "#FFDC5E", "#D7263D"],
    ],
    winter: [
      ["#3B9BE8", "#A5D8FA", "#FFEFF4", "#BFD9F2", "#6E93CC", "#FFF3C4", "#FF4D6D"],
      ["#35B4D6", "#B5E6F2", "#FFF6E3", "#C6E2EE", "#5C9DB8", "#FFF0B5", "#FF6B57"],
    ],
  },
  calm: {
    day: [
      ["#9CC3E6", "#D3DCF0", "#FCE8DA", "#B3C4DE", "#5A7DA3", "#FFF6E4", "#EFA39A"],
      ["#B4DED6", "#DAF0E3", "#FFF4DF", "#A3CDC1", "#47857C", "#FFFAEE", "#F0B487"],
      ["#F2C9B8", "#F9DFCB", "#FFF3DE", "#DDB7A8", "#8E6E7D", "#FFFBF0", "#7FA8A0"],
      ["#A9CFE8", "#CFE6EE", "#F6F2DC", "#A9C7A8", "#4F7F68", "#FFF8E1", "#E9A58B"],
      ["#BFD3C1", "#DDE8CF", "#FBF3DA", "#B5C79A", "#5E7F5A", "#FFF9E6", "#E8A87C"],
    ],
    golden: [
      ["#8688C4", "#C6AEDA", "#FCD4C6", "#A396C9", "#4B4783", "#FFF1DA", "#F5B1A2"],
      ["#D9A5B3", "#F3C7B5", "#FFE9CB", "#C9A0AE", "#6A5478", "#FFF5DD", "#F2A477"],
      ["#7FA3C7", "#D8BFD0", "#FFDFC2", "#A79FBF", "#4A5680", "#FFF0D4", "#F0A08A"],
    ],
    night: [
      ["#2E4A7D", "#6F86B8", "#E9C9C9", "#7A86B5", "#26355E", "#FFEFD2", "#F2B59B"],
      ["#16305A", "#3A5F8F", "#9DB8CF", "#4F709B", "#13274A", "#FFF4DA", "#F0C08A"],
      ["#23375F", "#4B5E92", "#B9A9CC", "#5C6699", "#1C274D", "#FFF1DE", "#E9A9B8"],
    ],
    autumn: [
      ["#A9C6D9", "#E0DCCF", "#FBEBCB", "#D6B183", "#8A5A3F", "#FFF5DD", "#D9774B"],
      ["#C3CFC4", "#E9DFC8", "#FDEFD2", "#CDA774", "#7A5242", "#FFF6E0", "#C96A4A"],
    ],
    winter: [
      ["#A8C4E2", "#D6E0F0", "#FBEFE8", "#CBD8EA", "#7F99BF", "#FFF8EC", "#E99A92"],
      ["#B9D3DC", "#DDEBEE", "#FAF3EA", "#CFE0E6", "#7F9FAE", "#FFFAF0", "#E5A98C"],
    ],
  },
  sad: {
    day: [
      ["#56646F", "#788790", "#A6B0B2", "#87939A", "#323E48", "#D2D8D6", "#6B8097"],
      ["#727276", "#918F93", "#BAB5B2", "#969294", "#3E3D44", "#DCD8D2", "#7C6C70"],
      ["#5D6B6B", "#808D8A", "#B3B8B0", "#8A9692", "#343F3F", "#DADBD0", "#7A8578"],
      ["#626B7C", "#8A92A1", "#B9BDC4", "#929AA8", "#3A404E", "#DCDEE2", "#7F7A8A"],
    ],
    golden: [
      ["#5A566A", "#8B7F8C", "#C4ADA6", "#8E8390", "#38333F", "#E6D5C8", "#8C6A6C"],
      ["#4E5B6B", "#83858F", "#BFB0A5", "#83858E", "#2F3642", "#E2D6C6", "#857061"],
    ],
    night: [
      ["#2F3D4B", "#4A5B69", "#81929A", "#5C6E7A", "#18222B", "#B9C6CA", "#56748A"],
      ["#262C3F", "#444C63", "#7C8297", "#565E76", "#161A28", "#BFC4D2", "#6F6A8E"],
      ["#2A2F33", "#474E53", "#7F8688", "#5B6266", "#17191D", "#C4C6C2", "#6B6461"],
    ],
    autumn: [
      ["#66696B", "#8F8C86", "#BDB2A2", "#94887B", "#3F3833", "#DDD5C6", "#8A5F48"],
      ["#5B6166", "#86857F", "#B5A998", "#8C8073", "#38322F", "#D8CFBF", "#7C5546"],
    ],
    winter: [
      ["#7C8893", "#A2ABB3", "#CDD0D0", "#B3BABF", "#626D78", "#E4E6E4", "#7D8794"],
      ["#6E7784", "#979EA9", "#C6C8CB", "#A9AFB8", "#575F6C", "#E0E2E4", "#81788A"],
    ],
  },
  tense: {
    day: [
      ["#2A2333", "#6A3346", "#E0663F", "#8A3A45", "#1C1420", "#FFB25C", "#FF4B33"],
      ["#27303F", "#4A5566", "#C58A5A", "#5A5258", "#151A22", "#F7D58E", "#EB4A2F"],
      ["#20343A", "#3F5F5E", "#B9B46A", "#4A5F56", "#111D1F", "#F1E08A", "#F0612D"],
      ["#322A4A", "#5E4677", "#D0708A", "#69466F", "#1A1429", "#FFD6A0", "#FF5A4A"],
    ],
    golden: [
      ["#180A12", "#5A1020", "#D8321F", "#7C1622", "#10060A", "#FF6D2C", "#FFC22E"],
      ["#1A1613", "#5A3013", "#E8680F", "#703610", "#110B07", "#FFD05A", "#FF3D1F"],
      ["#1B0D2E", "#5B1446", "#F0453A", "#6E1440", "#0D0616", "#FFE08A", "#FF7A1A"],
    ],
    night: [
      ["#0C0F20", "#2C1A3E", "#A8263F", "#43193A", "#07060E", "#F4EDFF", "#EA3A3A"],
      ["#080D1C", "#1B2747", "#5B6FA3", "#2A3560", "#05070F", "#F2F4FF", "#FF4A2E"],
      ["#0E0A1E", "#301B55", "#8C3F9C", "#3F2263", "#08050F", "#F8E9FF", "#FF5B3A"],
    ],
    autumn: [
      ["#2B1D1B", "#6B3220", "#E27A2B", "#8A3B1E", "#170E0C", "#FFC65C", "#E5301F"],
      ["#24262C", "#5A4A45", "#CF8145", "#704A38", "#14110F", "#FFD27A", "#D93A22"],
    ],
    winter: [
      ["#1E2A44", "#42557C", "#A9BBD6", "#8496B8", "#27344F", "#F4F7FF", "#E8453C"],
      ["#2A2440", "#574C78", "#BFA7C6", "#8E83A8", "#2E2946", "#FBEFFF", "#F0553F"],
    ],
  },
};
