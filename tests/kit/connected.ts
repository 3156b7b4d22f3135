/** @file A connection to a studio for as long as a test runs. */
import { onTestFinished } from "vitest";
import { type Connection, connectTo, type StudioProcess } from "./studio-process.ts";

export async function connected(studio: StudioProcess): Promise<Connection> {
  const connection = await connectTo(studio);
  onTestFinished(() => connection.close());
  return connection;
}
