import { type DrawsReference, mostDraws, navigate } from "@deconvscope/shell";
import { NumberField } from "../controls/number-field.tsx";
import styles from "./correspondence.module.css";
import { usualDraws } from "./usual-draws.ts";

const mostSeed = 2 ** 32 - 1;

/** How many random places each part is held against, and which. */
export function DrawsFields({ draws }: { draws: DrawsReference }) {
  const change = (part: Partial<DrawsReference>) => {
    const next = { ...draws, ...part };
    const isUsual = next.count === usualDraws.count && next.seed === usualDraws.seed;
    navigate({ draws: isUsual ? undefined : next }, { replace: true });
  };
  return (
    <div className={styles.draws}>
      <NumberField
        label="Random draws"
        value={draws.count}
        least={1}
        most={mostDraws}
        onChange={(count) => change({ count })}
      />
      <NumberField label="Seed" value={draws.seed} least={0} most={mostSeed} onChange={(seed) => change({ seed })} />
    </div>
  );
}
