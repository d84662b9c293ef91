import type { ArchitectureOfZoo } from "@deconvscope/proto";
import { type Query, training, useQuery } from "@deconvscope/shell";

/** The architectures that are known by name. */
export function useZoo(): Query<ArchitectureOfZoo[]> {
  return useQuery("zoo", async (signal) => (await training.listArchitectures({}, { signal })).architectures);
}
