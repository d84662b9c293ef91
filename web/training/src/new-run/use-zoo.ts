import type { ArchitectureOfZoo } from "@deconvscope/proto";
import { type Query, training, useQuery } from "@deconvscope/shell";
import { readNetwork } from "./make-variants.ts";
import { writeArchitecture } from "./write-architecture.ts";

/** The architectures that are known by name. */
export function useZoo(): Query<ArchitectureOfZoo[]> {
  return useQuery("zoo", async (signal) => {
    const { architectures } = await training.listArchitectures({}, { signal });
    return architectures.map((one) => {
      const network = readNetwork(one.json);
      return network ? { ...one, json: writeArchitecture(network) } : one;
    });
  });
}
