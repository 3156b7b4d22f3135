/** @file The execution providers this program knows by name; naming them loads nothing. */

export const PROVIDERS = ["cpu", "webgpu"] as const;
export type Provider = (typeof PROVIDERS)[number];

/** What a session runs on unless told. */
export const DEFAULT_PROVIDER: Provider = "cpu";
