import { navigate, type TransformName, transformNames } from "@deconvscope/shell";
import styles from "./invariance.module.css";
import { titles } from "./transforms.ts";

/** What is done to the images: each a column; one at least. */
export function TransformsChoice({ transforms }: { transforms: readonly TransformName[] }) {
  const toggle = (name: TransformName) => {
    const next = transformNames.filter((other) => transforms.includes(other) !== (other === name));
    if (next.length === 0) return;
    navigate({ transforms: next.length === transformNames.length ? undefined : next }, { replace: true });
  };
  return (
    <fieldset className={styles.transforms}>
      <legend className="visually-hidden">Transformations</legend>
      {transformNames.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={transforms.includes(name)}
            disabled={transforms.length === 1 && transforms.includes(name)}
            onChange={() => toggle(name)}
          />
          {titles[name]}
        </label>
      ))}
    </fieldset>
  );
}
