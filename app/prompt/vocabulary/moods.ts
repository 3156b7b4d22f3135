/** @file Words for moods: adjectives (those before a semicolon are used in captions), then the rest. */
import type { Mood } from "../phrase.ts";

export const MOOD_WORDS: { readonly [M in Mood]: string } = {
  joyful:
    "joyful, happy, cheerful; merry, jolly, joyous, jubilant, gleeful, delighted, delightful, glad, joy, happiness, cheer, blissful, bliss",
  excited:
    "excited, thrilling; exciting, thrilled, ecstatic, exhilarating, exhilarated, excitement, thrill, euphoric, elated",
  lively: "lively, energetic; bustling, busy, dynamic, playful, spirited, animated, festive, energy",
  tense: "tense, uneasy; nervous, anxious, ominous, stressful, suspenseful, restless, tension, anxiety, foreboding",
  angry: "angry, furious; raging, wrathful, enraged, rage, anger, fury, wrath, violent",
  frightening:
    "frightening, scary, eerie; terrifying, creepy, spooky, horrifying, threatening, menacing, sinister, fear, terror, horror, fearful, afraid, scared, nightmarish",
  miserable: "miserable, wretched; despairing, desperate, hopeless, misery, despair, anguished, distressed",
  sad: "sad, sorrowful, mournful; melancholy, melancholic, unhappy, sadness, sorrow, grief, grieving, tearful, heartbroken, wistful",
  lonely: "lonely, lonesome; alone, isolated, forlorn, desolate, abandoned, deserted, loneliness, solitude",
  gloomy: "gloomy, bleak, dreary; dismal, sombre, somber, grim, depressing, gloom, depressed, cheerless",
  tired: "tired, weary; exhausted, sleepy, drowsy, sluggish, fatigued, weariness",
  calm: "calm, quiet; still, relaxed, relaxing, restful, hushed, calming, stillness, calmness, silent, silence",
  serene: "serene, peaceful, tranquil; placid, serenity, peace, tranquility, tranquillity",
  content: "content, contented; satisfied, comfortable, cosy, cozy, pleasant, pleased, contentment",
  tender: "tender, loving; gentle, affectionate, romantic, tenderness, love, intimate",
  mysterious: "mysterious, enigmatic; mystical, magical, dreamlike, dreamy, enchanted, mystery, surreal, otherworldly",
};
