import type { ModelSummary } from "@deconvscope/proto";

/** Models that have one card: the snapshots of a run, or a model by itself. */
export interface ModelGroup {
  /** The run's, or the model's. */
  readonly name: string;
  /** Snapshots as they count: 2 before 10. */
  readonly models: readonly [ModelSummary, ...ModelSummary[]];
}

const natural = new Intl.Collator("en", { numeric: true });

/** Snapshots are named `run/epoch`; groups keep the order of their first models. */
export function groupModels(models: readonly ModelSummary[]): ModelGroup[] {
  const groups = Map.groupBy(models, ({ name }) => runOf(name));
  return [...groups].map(([name, [first, ...others]]) => {
    const sorted = [first!, ...others].sort((a, b) => natural.compare(a.name, b.name));
    return { name, models: sorted as [ModelSummary, ...ModelSummary[]] };
  });
}

function runOf(name: string): string {
  const slash = name.indexOf("/");
  return slash < 0 ? name : name.slice(0, slash);
}
