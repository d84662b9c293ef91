import { type ModelView, Segmented } from "@deconvscope/shell";
import { useState } from "react";
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
        {!some && <span className="sub">of {items.length} in the rail, and those inside them</span>}
      </div>
      {some && (
        <fieldset className={styles.layers} aria-label="Layers to scan">
          {items.map(({ id, label }) => (
            <label key={id} title={id}>
              <input
                type="checkbox"
                checked={value.includes(id)}
                disabled={value.length === 1 && value.includes(id)}
                onChange={() => toggle(id)}
              />
              <code>{label}</code>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
