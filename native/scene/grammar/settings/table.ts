/** @file The grammar of every setting. */
import type { Setting } from "../../../../app/scene/kinds.ts";
import { city } from "./city.ts";
import { coast } from "./coast.ts";
import { desert } from "./desert.ts";
import { forest } from "./forest.ts";
import { garden } from "./garden.ts";
import { lake } from "./lake.ts";
import { meadow } from "./meadow.ts";
import { mountains } from "./mountains.ts";
import { openSea } from "./open-sea.ts";
import { room } from "./room.ts";
import type { SettingGrammar } from "./setting.ts";
import { street } from "./street.ts";
import { winterVillage } from "./winter-village.ts";

export const SETTING_GRAMMARS: Readonly<Record<Setting, SettingGrammar>> = {
  mountains,
  coast,
  "open-sea": openSea,
  lake,
  forest,
  meadow,
  garden,
  desert,
  city,
  street,
  "winter-village": winterVillage,
  room,
};
