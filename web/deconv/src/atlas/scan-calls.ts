import { MapOrder } from "@deconvscope/proto";
import type { ApiCall } from "@deconvscope/shell";
import type { AtlasLook } from "./atlas-look.ts";
import { type MapQuery, mapRequest } from "./map-row.ts";

/** The call that lists the maps, as protobuf's JSON has it. */
export function listCall(query: MapQuery): ApiCall {
  const { order, firingOnly, ...request } = mapRequest(query);
  return {
    service: "DeconvService",
    method: "ListMapStatistics",
    request: {
      ...request,
      ...(order === undefined ? {} : { order: `MAP_ORDER_${MapOrder[order]}` }),
      ...(firingOnly ? { firingOnly } : {}),
    },
  };
}

/** The call that tells the tops of some maps with their pictures, as protobuf's JSON has it. */
export function topsCall({ scan, layer, rule }: AtlasLook, channels: readonly number[]): ApiCall {
  return {
    service: "DeconvService",
    method: "ListTopActivations",
    request: {
      scanId: scan.id,
      layer: layer.name,
      channels: [...channels],
      rule: `RULE_${rule.toUpperCase()}`,
      includePictures: true,
    },
  };
}
