import type { Rule, Scan } from "@deconvscope/proto";
import type { Session } from "../session/open-session.ts";
import type { ExportProgress } from "./export-progress.ts";

/** What of a scan is exported, and how. */
export interface ExportJob {
  readonly session: Session;
  readonly scan: Scan;
  readonly layers: readonly ExportedLayer[];
  readonly rule: Rule;
  /** Longest side of the pictures in pixels; 0: as large as the receptive field. */
  readonly side: number;
  /** The dataset's. */
  readonly labels: readonly string[];
  readonly progress: ExportProgress;
}

/** A layer, and which of its maps. */
export interface ExportedLayer {
  readonly name: string;
  /** Those that the user named, ascending; none: all. */
  readonly given: readonly number[];
  /** All that are meant, ascending. */
  readonly channels: readonly number[];
}
