import { Button, CloseIcon, type MapReference, navigate } from "@deconvscope/shell";
import { useState } from "react";
import styles from "./evolution-figure.module.css";
import type { NamedLayer } from "./name-layers.ts";
import { mostMaps, readChannels } from "./read-channels.ts";

interface MapPickerProps {
  maps: readonly MapReference[];
  layers: readonly NamedLayer[];
  onClose: () => void;
}

/** A layer and channels of it; several layers one after another. */
export function MapPicker({ maps, layers, onClose }: MapPickerProps) {
  const [chosen, setChosen] = useState(maps);
  const [layer, setLayer] = useState(layers[0]?.layer ?? "");
  const [text, setText] = useState("");
  const named = layers.find((one) => one.layer === layer);
  const read = readChannels(text, named?.maps);
  const wrong = typeof read === "string" ? read : undefined;
  const added = merge(chosen, typeof read === "string" ? [] : read.map((channel) => ({ layer, channel })));
  const tooMany = added.length > mostMaps;
  const nameOf = (map: MapReference) => layers.find((one) => one.layer === map.layer)?.name ?? map.layer;
  return (
    <form
      className={styles.picker}
      aria-label="Choose maps"
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong || tooMany || added.length === 0) return;
        navigate({ maps: added, layer: undefined, unit: undefined });
        onClose();
      }}
    >
      <label>
        Layer
        <select value={layer} onChange={(event) => setLayer(event.target.value)}>
          {layers.map((one) => (
            <option key={one.layer} value={one.layer}>
              {one.name}
              {one.maps === undefined ? "" : `, ${one.maps} maps`}
            </option>
          ))}
        </select>
      </label>
      <label>
        Maps
        <input
          value={text}
          placeholder="0, 5, 10-15"
          aria-invalid={wrong !== undefined}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {(wrong ?? (tooMany ? `at most ${mostMaps} maps can be followed` : undefined)) && (
        <p className={styles.wrong} role="alert">
          {wrong ?? `at most ${mostMaps} maps can be followed`}
        </p>
      )}
      {chosen.length > 0 && (
        <div className={styles.chosen}>
          {chosen.map((map) => (
            <button
              key={`${map.layer}:${map.channel}`}
              type="button"
              aria-label={`Leave out ${nameOf(map)} ${map.channel}`}
              onClick={() => setChosen(chosen.filter((one) => one !== map))}
            >
              {nameOf(map)} {map.channel} <CloseSmall />
            </button>
          ))}
        </div>
      )}
      <div className={styles.row}>
        <Button look="primary" type="submit" disabled={wrong !== undefined || tooMany || added.length === 0}>
          Show {added.length === 1 ? "this map" : `these ${added.length}`}
        </Button>
        <Button
          disabled={wrong !== undefined || tooMany || text.trim() === ""}
          onClick={() => {
            setChosen(added);
            setText("");
          }}
        >
          Add and go on
        </Button>
      </div>
    </form>
  );
}

function CloseSmall() {
  return (
    <span style={{ width: 12, height: 12, alignSelf: "center" }}>
      <CloseIcon />
    </span>
  );
}

function merge(before: readonly MapReference[], added: readonly MapReference[]): MapReference[] {
  return [...new Map([...before, ...added].map((map) => [`${map.layer}:${map.channel}`, map])).values()];
}
