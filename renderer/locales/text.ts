/** @file How texts are written down: flat keys a namespace, `{{placeholders}}` known to the compiler, plurals as `_one` and `_other`. */

/** The same keys in another language. */
export type Translated<English> = { readonly [Key in keyof English]: string };

/** A key as code asks for it: plural forms are one key. */
type KeyOf<Words> = keyof Words extends infer Key
  ? Key extends `${infer Stem}_one` | `${infer Stem}_other`
    ? Stem
    : Key
  : never;

type Placeholders<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Placeholders<Rest> : never;

type TextOf<Words, Key extends string> = Key extends keyof Words
  ? Words[Key]
  : `${Key}_other` extends keyof Words
    ? Words[`${Key}_other`] | (`${Key}_one` extends keyof Words ? Words[`${Key}_one`] : never)
    : never;

type Values<Names extends string> = { readonly [Name in Names]: Name extends "count" ? number : string | number };

/** Gives the words for a key of one namespace; what the text has placeholders for must be given. */
export type Speak<Words> = <Key extends KeyOf<Words> & string>(
  key: Key,
  ...values: [Placeholders<TextOf<Words, Key>>] extends [never] ? [] : [Values<Placeholders<TextOf<Words, Key>>>]
) => string;
