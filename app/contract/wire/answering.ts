/** @file One request at the answering end, from its input to its last frame. */
import { StudioError, toFailure } from "../failure.ts";
import type { Call, Context, Watch } from "../kinds.ts";
import { Credit } from "./credit.ts";
import { issuesOf, type Answer, type Opening } from "./frame.ts";

export interface ServeOptions {
  /** Parses what handlers give as well: for tests and development. */
  readonly checkOutputs?: boolean;
  /** Told of what no StudioError announced, for the log: `name` is the endpoint's, or `port` when the port broke a rule. */
  readonly onError?: (error: unknown, name: string) => void;
}

/** A handler as it looks once its types are checked. */
export type AnyHandler = (input: unknown, context: Context) => unknown;

/** One request being answered. */
export class Answering {
  readonly #abort = new AbortController();
  readonly #credit: Credit;
  readonly #opening: Opening;
  readonly #post: (frame: Answer) => void;
  readonly #finish: (frame: Answer) => void;
  readonly #options: ServeOptions;
  /** Runs the finally blocks of a watch; undefined while none was begun. */
  #leave: (() => Promise<void>) | undefined;

  /** `finish` sends the last frame and frees the request's number, so that whoever hears it may take the number again. */
  constructor(
    opening: Opening,
    { post, finish }: Readonly<Record<"post" | "finish", (frame: Answer) => void>>,
    options: ServeOptions,
  ) {
    this.#opening = opening;
    this.#credit = new Credit(opening.credit);
    this.#post = post;
    this.#finish = finish;
    this.#options = options;
  }

  grant(credit: number): void {
    this.#credit.grant(credit);
  }

  stop(): void {
    this.#abort.abort();
    this.#credit.close();
    void this.#leave?.();
  }

  /** Answers, if only with a failure; rejects when not even that can be sent. */
  async run(endpoint: Call | Watch | undefined, handler: AnyHandler): Promise<void> {
    const { id, name, input } = this.#opening;
    try {
      if (endpoint === undefined) throw new StudioError({ code: "input.unknown", what: "endpoint", id: name });
      const parsed = endpoint.input.safeParse(input);
      if (!parsed.success) throw new StudioError({ code: "input.invalid", issues: issuesOf(parsed.error) });
      const given = handler(parsed.data, { signal: this.#abort.signal });
      if (endpoint.verb === "call") {
        this.#finish({ t: "value", id, value: this.#checked(endpoint.output, await given) });
        return;
      }
      await this.#feed(endpoint, given as AsyncIterable<unknown>);
      if (this.#abort.signal.aborted) throw new StudioError({ code: "cancelled" });
      this.#finish({ t: "done", id });
    } catch (error) {
      this.#fail(error);
    }
  }

  async #feed(endpoint: Watch, events: AsyncIterable<unknown>): Promise<void> {
    const iterator = events[Symbol.asyncIterator]();
    let left: Promise<void> | undefined;
    const leave = (): Promise<void> =>
      (left ??= (async () => {
        try {
          await iterator.return?.();
        } catch (error) {
          this.#report(error);
        }
      })());
    this.#leave = leave;
    try {
      while (await this.#credit.take()) {
        const step = await iterator.next();
        if (step.done === true) return;
        this.#post({ t: "value", id: this.#opening.id, value: this.#checked(endpoint.event, step.value) });
      }
    } finally {
      await leave();
    }
  }

  #checked(schema: Call["output"], value: unknown): unknown {
    if (this.#options.checkOutputs !== true) return value;
    const parsed = schema.safeParse(value);
    if (parsed.success) return value;
    throw new Error(
      `${this.#opening.name} gave what its contract does not allow: ${issuesOf(parsed.error).join("; ")}`,
    );
  }

  #fail(error: unknown): void {
    const { id } = this.#opening;
    if (this.#abort.signal.aborted) return this.#finish({ t: "fail", id, failure: { code: "cancelled" } });
    this.#report(error);
    this.#finish({ t: "fail", id, failure: toFailure(error) });
  }

  #report(error: unknown): void {
    if (!(error instanceof StudioError)) this.#options.onError?.(error, this.#opening.name);
  }
}
