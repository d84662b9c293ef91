import { type MapReference, navigate, Popover, Segmented } from "@deconvscope/shell";
import { useCallback, useState } from "react";
import { MapPicker } from "./map-picker.tsx";
import type { NamedLayer } from "./name-layers.ts";

interface MapChoiceProps {
  maps: readonly MapReference[] | undefined;
  /** How many are shown without a choice. */
  strongest: number;
  layers: readonly NamedLayer[];
}

/** The strongest maps of each layer, or those that the reader names. */
export function MapChoice({ maps, strongest, layers }: MapChoiceProps) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const first = maps || strongest === 0 ? "strongest" : `${strongest} strongest`;
  const second = maps ? `${maps.length} chosen` : "choose maps";
  return (
    <Popover
      open={open}
      onClose={close}
      trigger={
        <Segmented
          label="Which maps"
          options={[first, second]}
          value={maps || open ? second : first}
          onChange={(value) => {
            setOpen(value === second);
            if (value === first) navigate({ maps: undefined });
          }}
        />
      }
    >
      <MapPicker maps={maps ?? []} layers={layers} onClose={close} />
    </Popover>
  );
}
