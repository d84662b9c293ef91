import { ErrorNote, formatCount, ViewLink } from "@deconvscope/shell";
import { mapCount, unitWord } from "../look.ts";
import type { AtlasLook } from "./atlas-look.ts";

/** The address names a channel that the layer has not. */
export function UnknownMap({ look: { item, layer }, channel }: { look: AtlasLook; channel: number }) {
  const count = mapCount(layer);
  return (
    <ErrorNote
      title={`${item.label} has no ${unitWord(layer)} ${formatCount(channel)}.`}
      problem={{ message: `It has ${formatCount(count)}, from 0 to ${formatCount(count - 1)}.` }}
      action={<ViewLink change={{ unit: undefined }}>Open the first of the list</ViewLink>}
    />
  );
}
