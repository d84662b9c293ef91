import { type ModelView, Segmented } from "@deconvscope/shell";
import { useId, useState } from "react";
import { defaultItem } from "../choose-layer.ts";
import styles from "./new-scan.module.css";

interface ChooseLayersProps {
  model: ModelView;
  /** Empty: every layer that can be projected. */
  value: readonly string[];
  onChange: (layers: readonly string[]) => void;
}

/** Every layer, or some of them. */
export function ChooseLayers({ model, value, onChange }: ChooseLayersProps) {
  const id = useId();
  const [some, setSome] = useState(false);
  const items = model.items.filter(({ layer }) => layer.projectable);
  const all = items.map(({ id }) => id);
  const toggle = (id: string) => onChange(all.filter((other) => (other === id) !== value.includes(other)));
  return (
    <>
      <h2 className="look-label">Layers</h2>
      <div className={styles.choice}>
        <Segmented
          label="Which layers"
          options={["every layer", "some"] as const}
          value={some ? "some" : "every layer"}
          onChange={(chosen) => {
            setSome(chosen === "some");
            onChange(chosen === "some" ? [defaultItem(items)?.id ?? all[0]!] : []);
          }}
        />
        <span id={`${id}-count`} className="sub" aria-live="polite">
          {some
            ? `${value.length} of ${items.length}${value.length === 1 ? "; at least one layer" : ""}`
            : `of ${items.length} in the rail, and those inside them`}
        </span>
      </div>
      {some && (
        <fieldset className={styles.layers} aria-label="Layers to scan">
          {items.map(({ id: layer, label }) => (
            <label key={layer} title={value.length === 1 && value.includes(layer) ? "at least one layer" : layer}>
              <input
                type="checkbox"
                checked={value.includes(layer)}
                aria-describedby={`${id}-count`}
                disabled={value.length === 1 && value.includes(layer)}
                onChange={() => toggle(layer)}
              />
              <code>{label}</code>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
