/** @file A vision-language model in a folder: what is known of it before it is loaded, and what it is once it is. */
import type { Chat } from "../chat/chat.ts";

/** What a folder holds, before anything of it is in memory. */
export interface ModelFolder {
  /** Of everything the model is made of. */
  readonly sha256: string;
  /** Memory it will take, counted from its files. */
  readonly bytes: number;
}

/** A model in memory. */
export interface LocalModel extends ModelFolder {
  readonly chat: Chat;
  close(): Promise<void>;
}

/** Told while a model is read and loaded: which of its files, and bytes done of all. */
export type OnLoad = (what: string, done: number, of: number) => void;

/** How folders become models. */
export interface LocalModels {
  /**
   * Asked before each loading and each trial, so files that have not changed since are not read again.
   *
   * @throws ModelFileError in one sentence when the folder is missing or holds no model that can be used
   */
  inspect(folder: string, onLoad?: OnLoad): Promise<ModelFolder>;
  /** @throws as {@link inspect} does */
  open(folder: string, onLoad: OnLoad): Promise<LocalModel>;
}
