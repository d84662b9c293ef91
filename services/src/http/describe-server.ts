import { create, toJson } from "@bufbuild/protobuf";
import { preprocessingPresets } from "@deconvscope/datasets";
import { PreprocessingSchema } from "@deconvscope/proto";
import type { BackendChoice } from "../engine/engine-message.ts";
import { productVersion } from "../product-version.ts";
import { writePreprocessing } from "../requests/read-preprocessing.ts";
import type { Zone } from "./find-static-file.ts";

/** Where the same services answer gRPC, on the same host. */
export interface GrpcPlace {
  readonly grpcPort: number;
  /** Whether it takes TLS. */
  readonly grpcTls: boolean;
}

/** What the dashboard asks first: what computes, which zones there are, where gRPC is, how images are usually prepared. */
export function describeServer(backend: BackendChoice, zones: readonly Zone[], { grpcPort, grpcTls }: GrpcPlace) {
  const presets = Object.entries(preprocessingPresets).map(([name, preset]) => [
    name,
    toJson(PreprocessingSchema, create(PreprocessingSchema, writePreprocessing(preset))),
  ]);
  return {
    version: productVersion,
    backend,
    zones: zones.map(({ name }) => name),
    grpcPort,
    grpcTls,
    presets: Object.fromEntries(presets),
  };
}
