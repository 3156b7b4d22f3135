/** @file Imported before every schema where a policy forbids code made of text: zod then parses without trying for it. */
import { config } from "zod";

config({ jitless: true });
