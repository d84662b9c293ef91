import { Button, type ModelView, navigate, Popover } from "@deconvscope/shell";
import { useCallback, useState } from "react";
import { layerLabels } from "./family-data.ts";
import styles from "./invariance.module.css";

/** More lines could not be told apart. */
const mostLayers = 5;

interface LayersPickerProps {
  model: ModelView;
  /** Those that are followed. */
  layers: readonly string[];
}

/** Which layers are followed, at most five. */
export function LayersPicker({ model, layers }: LayersPickerProps) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const toggle = (layer: string) => {
    const chosen = layers.includes(layer) ? layers.filter((other) => other !== layer) : [...layers, layer];
    const inOrder = [...model.layers.keys()].filter((name) => chosen.includes(name));
    navigate({ layers: inOrder.length > 0 ? inOrder : undefined }, { replace: true });
  };
  const named = layerLabels(model, layers).join(", ");
  const others = layers.filter((layer) => !model.items.some(({ id }) => id === layer));
  return (
    <Popover
      open={open}
      onClose={close}
      align="start"
      trigger={
        <Button small aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>
          {named ? `Layers: ${named}` : "Layers"}
        </Button>
      }
    >
      <section className={styles.choices} aria-label="Layers that are followed">
        <p className="sub">At most {mostLayers}; without a choice the first and the last before the classifier.</p>
        <fieldset className={styles.checks}>
          <legend className="visually-hidden">Layers</legend>
          {[...others.map((id) => ({ id, label: id })), ...model.items].map(({ id, label }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={layers.includes(id)}
                disabled={!layers.includes(id) && layers.length >= mostLayers}
                onChange={() => toggle(id)}
              />
              <code>{label}</code>
            </label>
          ))}
        </fieldset>
        <Button small onClick={() => navigate({ layers: undefined }, { replace: true })}>
          The usual ones
        </Button>
      </section>
    </Popover>
  );
}
