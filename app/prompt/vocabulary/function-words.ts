/** @file Words that carry structure, or nothing: known, so that they are not reported as unknown. */

const list = (words: string): readonly string[] => words.split(/\s*,\s*/);

export const NEGATIONS = {
  no: list("no, zero, not a single, not one, not any, neither, never any, hardly any, barely any, scarcely any"),
  without: list(
    "without, without any, without a, empty of, free of, devoid of, lacking, minus, bereft of, free from, no sign of, absence of, absent, everything except, all except, leave out, remove, excluding, there are no, there is no, there were no",
  ),
  not: list(
    "not, never, less, isn't, aren't, wasn't, weren't, don't, do not, doesn't, does not, didn't, did not, can't, cannot, won't, shouldn't, should not, must not, don't show, do not show, don't want, do not want, do not draw, don't draw, no longer, nowhere",
  ),
} as const;

export const CONJUNCTIONS = {
  and: list("and, plus, as well as, along with, together with"),
  or: list("or, nor"),
  but: list(
    "but, except, except for, apart from, other than, yet, though, although, while, instead, only, just, however, whereas",
  ),
} as const;

export const COPULAS = list("is, are, was, were, be, being, looks, look, seems, seem, appears, stays, becomes, turns");

/** Prepositions, articles, finite verbs: where a noun phrase ends. */
export const LINKS = list(
  "a, an, in, on, at, by, over, under, above, below, beneath, beside, besides, between, behind, before, after, along, across, around, against, among, amid, amidst, atop, into, onto, from, to, towards, toward, through, throughout, with, within, near, next to, close to, in front of, inside, outside, upon, up, down, off, out, out of, past, beyond, underneath, during, until, for, about, as, like, than, that, which, who, whose, where, when, there, here, there is, there are, in the middle of, in the centre of, in the center of, in the heart of, at the edge of, on the edge of, at the foot of, on top of, at the end of, on the side of, on the far side of, on the other side of, has, have, had, having, stands, stand, sits, sit, lies, lie, rests, flies, fly, floats, float, walks, walk, runs, run, rises, rise, sets, falls, hangs, hang, leads, lead, shows, show, showing, watches, watch, waits, wait, sleeps, sleep, grows, grow, burns, burn, glows, shines, shine, drifts, drift, crosses, overlooks, overlooking, depicting, depicts, featuring, containing, surrounded by, covered in, covered with, made of, lit by, seen from, can be seen, seen, draw, paint, make, create, want, i, we, it, he, she, they, you, me, us, him, her, them, if, so, then, because, via, per, versus, crowded with, should, must, can, could, would, might, will, shall, let, be seen, does, do, did, gets, gathers, gather, comes, goes, go, drinks, eats, plays, play",
);

/** Grammar and talk about pictures; may stand between an adjective and its noun. */
export const FILLERS = list(
  "the, of, this, these, those, its, his, their, our, my, your, very, really, quite, rather, too, so very, slightly, almost, somewhat, lighting, one by one, nothing but, more, most, more or less, much, a bit, a bit of, bit of, also, all, any, every, each, other, another, same, own, kind, kind of, sort of, some kind of, coloured, colored, colour, color, colours, colors, tone, tones, hue, hues, shade, shades, palette, light, lights, lit, deep, soft, sky, skies, weather, air, atmosphere, atmospheric, mood, moody, feeling, feel, scene, scenery, picture, image, illustration, poster, print, art, artwork, painting, drawing, photo, photograph, view, vista, landscape, seascape, panorama, silhouette, silhouettes, paper, paper cut, cut, layered, style, composition, background of, place, world, time, season, moment, not only, not without, not just, sight, in sight, in the sky, in the air, on the ground, ground, front, side, edge, top, end, foot, part, horizon, foreground, distance, please, something, again, anymore, any more, now, ever, even, corner",
);

/** Known words that no element, quality or place of a scene can show: an interface greys them. */
export const UNDRAWN = list(
  "standing, sitting, lying, resting, flying, floating, sailing, drifting, walking, running, rising, setting, falling, hanging, looking, watching, waiting, sleeping, playing, growing, glowing, swimming, soaring, grazing, dancing, gathering, moving, crossing, leading, passing, holding, swaying, going, coming, reaching, gathered, old, young, new, ancient, beautiful, pretty, lovely, nice, simple, wooden, traditional, wide, long, high, low, narrow, winding, steep, thick, thin, dense, heavy, open, wild, rolling, slowly, gently, quietly, softly, lightly, circling, howling, crashing, sinking, reflected, reflecting, cheering, singing, crying, laughing, smiling, hugging, kissing, fishing, rowing, climbing, jumping, hiding, facing, pointing, shimmering, gleaming, twinkling, swirling, blowing, pouring, hovering, perched, seated, lined, surrounded, leaning, flowing, shooting, burnt, melting, built, scattered, wandering, curled up, holding hands, hand in hand, arm in arm, on both sides of, on both sides, on either side of, on either side, upper, lower, nothing, nothing else, everything, way home, the way home, going home, coming home, walking home, north, south, east, west, first, last, late, early, fresh, wet, dry, broken, rusty, empty handed, stone, brick, glass, metal, thatched, stunning, breathtaking, gorgeous, wonderful, amazing, picturesque, scenic, spectacular, magnificent, epic, dramatic, cinematic, masterpiece, detailed, highly detailed, intricate, realistic, photorealistic, minimalist, minimal, abstract, stylised, stylized, vintage, retro, digital, watercolour, watercolor, oil painting, volumetric, volumetric light, unreal engine, bird's eye view, bird's eye, aerial view, wide shot, wide angle, long shot, trending on artstation, artstation, award winning, high quality, well, else, hd, 4k, 8k",
);
