/** How much a finding matters. */
export type Severity = "note" | "warning" | "problem";

/** What a diagnosis says in words. */
export interface Finding {
  /** Its kind, and the layer if it is of one: "dead-maps/conv1". */
  readonly id: string;
  readonly severity: Severity;
  /** Empty: the whole network. */
  readonly layer: string;
  /** What was measured, and on what. */
  readonly text: string;
  /** What it means, and what to try. */
  readonly advice: string;
  /** Maps or filters that it speaks of. */
  readonly channels: readonly number[];
}
