/** @file Words for moods: adjectives (those before a semicolon are used in captions), then the rest. */
import type { Mood } from "../phrase.ts";

export const MOOD_WORDS: { readonly [M in Mood]: string } = {
  joyful:
    "joyful, happy, cheerful; merry, jolly, joyous, jubilant, gleeful, delighted, delightful, glad, joy, happiness, cheer, cheery, blissful, bliss, delight, carefree, lighthearted, light hearted, uplifting, upbeat, fun, whimsical",
  excited:
    "excited, thrilling; exciting, thrilled, ecstatic, exhilarating, exhilarated, excitement, thrill, euphoric, euphoria, elated, elation, ecstasy, passionate, passion, triumphant, triumph, proud, pride, adventurous",
  lively:
    "lively, energetic; bustling, busy, dynamic, playful, spirited, animated, festive, energy, celebration, celebratory, hectic",
  tense:
    "tense, uneasy; nervous, anxious, ominous, stressful, suspenseful, restless, tension, anxiety, foreboding, unease, unsettling, unnerving, worried, worry, stressed, stress, agitated, panic, panicked",
  angry:
    "angry, furious; raging, wrathful, enraged, rage, anger, fury, wrath, violent, aggressive, hostile, hateful, hatred, outraged, irritated, annoyed",
  frightening:
    "frightening, scary, eerie; terrifying, creepy, spooky, horrifying, threatening, menacing, sinister, fear, terror, horror, fearful, afraid, scared, nightmarish, nightmare, dread, dreadful, haunted, haunting, ghostly, uncanny, disturbing, horrific, macabre, apocalyptic, hellish, frightened, terrified",
  miserable:
    "miserable, wretched; despairing, desperate, hopeless, misery, despair, anguished, anguish, distressed, distress, agony, suffering, tragic, tragedy, desperation, hopelessness, devastated, despondent",
  sad: "sad, sorrowful, mournful; melancholy, melancholic, unhappy, sadness, sorrow, grief, grieving, tearful, heartbroken, heartbreak, wistful, nostalgic, nostalgia, bittersweet, longing, yearning, melancholia, mourning, regret, regretful, homesick",
  lonely:
    "lonely, lonesome; alone, isolated, forlorn, desolate, abandoned, deserted, loneliness, solitude, isolation, loner, secluded",
  gloomy:
    "gloomy, bleak, dreary; dismal, sombre, somber, grim, depressing, gloom, depressed, depression, cheerless, dystopian, bleakness, pessimistic",
  tired:
    "tired, weary; exhausted, sleepy, drowsy, sluggish, fatigued, fatigue, weariness, exhaustion, bored, boredom, boring, apathetic, apathy, lethargic, listless, languid",
  calm: "calm, quiet; still, relaxed, relaxing, restful, hushed, calming, stillness, calmness, silent, silence, soothing, meditative, contemplative, mellow, at ease",
  serene:
    "serene, peaceful, tranquil; placid, serenity, peace, tranquility, tranquillity, idyllic, idyll, heavenly, harmonious, harmony, zen, pastoral, bucolic",
  content:
    "content, contented; satisfied, comfortable, cosy, cozy, pleasant, pleased, contentment, hopeful, hope, optimistic, grateful, gratitude, comforting, comfort, homely, snug, relieved, relief, safe",
  tender:
    "tender, loving; gentle, affectionate, romantic, tenderness, love, intimate, romance, affection, caring, sentimental, compassionate",
  mysterious:
    "mysterious, enigmatic; mystical, magical, dreamlike, dreamy, enchanted, mystery, surreal, otherworldly, ethereal, magic, mystic, wonder, wondrous, awe, awe inspiring, fairytale, fairy tale, spiritual",
};
