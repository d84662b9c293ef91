import type { Architecture } from "@deconvscope/network";
import type { RunKind, RunSamples } from "./training-job.ts";

/** One network of a run. */
export interface Fit {
  /** Of the probed layer or the variant; empty of a run of one kind of network. */
  readonly name: string;
  /** Counted from 0. */
  readonly fold: number;
  /** As people read it: name and fold; empty where there is one network. */
  readonly label: string;
  readonly architecture: Architecture | undefined;
  /** The layer that is probed. */
  readonly layer: string | undefined;
}

/** The networks of a run in the order in which they are trained: all folds of one, then of the next. */
export function listFits(training: RunKind, { folds }: Pick<RunSamples, "folds">): Fit[] {
  return listNetworks(training).flatMap((network) =>
    Array.from({ length: folds }, (_, fold) => ({ ...network, fold, label: labelFit(network.name, fold, folds) })),
  );
}

function listNetworks(training: RunKind): Pick<Fit, "name" | "architecture" | "layer">[] {
  switch (training.kind) {
    case "scratch":
      return [{ name: "", architecture: training.architecture, layer: undefined }];
    case "transfer":
      return [{ name: "", architecture: undefined, layer: undefined }];
    case "probes":
      return training.layers.map((layer) => ({ name: layer, architecture: undefined, layer }));
    case "ablations":
      return training.variants.map(({ name, architecture }) => ({ name, architecture, layer: undefined }));
  }
}

function labelFit(name: string, fold: number, folds: number): string {
  const parts = [...(name === "" ? [] : [name]), ...(folds > 1 ? [`fold ${fold + 1}`] : [])];
  return parts.join(", ");
}
