import type { Reading } from "../square/reading.ts";
import type { SquareControl } from "../square/use-square.ts";
import type { Square } from "../sweep/square-grid.ts";
import type { Sweep } from "../sweep/sweep-state.ts";
import type { SettingsState } from "../sweep/use-sweep-settings.ts";
import type { Pointing } from "./pointing.ts";

/** What each of the five panels shows a side of. */
export interface PanelProps {
  state: SettingsState;
  /** Undefined while there is nothing to sweep yet. */
  sweep: Sweep | undefined;
  square: SquareControl;
  /** Where the square is. */
  at: Square | undefined;
  reading: Reading | undefined;
  pointing: Pointing;
  /** Names whose colours are the same as on the maps beside. */
  colors: readonly string[] | undefined;
  /** Id of the table with the same numbers. */
  details: string;
}
