/** @file The boards there are, and what can be done with them. */
import { toFailure } from "../../../app/contract/failure.ts";
import type { Board } from "../../../app/contract/studio/gallery.ts";
import { useClient } from "../../host/host.ts";
import { failures } from "../gallery/failures.ts";
import { useAnswer } from "../gallery/use-answer.ts";

export interface BoardsView {
  readonly boards: readonly Board[];
  /** The new board's id, undefined when it could not be made. */
  readonly create: (name: string) => Promise<string | undefined>;
  readonly rename: (board: string, name: string) => Promise<void>;
  readonly remove: (board: string) => Promise<void>;
  readonly put: (board: string, pictures: readonly string[], on: boolean) => Promise<void>;
}

/** As many ids go into one question. */
const PORTION = 10_000;

export function useBoards(): BoardsView {
  const client = useClient();
  const answer = useAnswer("boards", async (asked, signal) => asked["boards.list"]({}, signal));
  const attempt = async <T>(what: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await what();
    } catch (error) {
      failures.setState({ failure: toFailure(error) });
      return undefined;
    }
  };
  return {
    boards: answer?.boards ?? [],
    create: async (name) => (await attempt(async () => client["boards.create"]({ name })))?.board,
    rename: async (board, name) => {
      await attempt(async () => client["boards.rename"]({ board, name }));
    },
    remove: async (board) => {
      await attempt(async () => client["boards.remove"]({ board }));
    },
    put: async (board, pictures, on) => {
      await attempt(async () => {
        for (let at = 0; at < pictures.length; at += PORTION) {
          await client["boards.set"]({ board, pictures: pictures.slice(at, at + PORTION), on });
        }
      });
    },
  };
}
