import { useSyncExternalStore } from "react";
import { hearKeptSweeps, type KeptSweep, keptSweeps } from "../sweep/kept-sweeps.ts";
import styles from "./other-sweeps.module.css";
import { SweepLink } from "./sweep-link.tsx";

const shown = 3;
const none: readonly KeptSweep[] = [];

interface OtherSweepsProps {
  /** Keys of those that the page shows. */
  current: readonly (string | undefined)[];
  /** That the page shows: another one is named. */
  model: string | undefined;
}

/** The sweeps that this page made before, each small: image, probability and most probable class. */
export function OtherSweeps({ current, model }: OtherSweepsProps) {
  const kept = useSyncExternalStore(hearKeptSweeps, keptSweeps, () => none);
  const others = kept.filter(({ key }) => !current.includes(key)).slice(0, shown);
  return (
    <section className={styles.others} aria-label="Other sweeps">
      <h2 className="look-label">
        Other sweeps <small className="sub">{others.length > 0 ? "a, d, e" : ""}</small>
      </h2>
      {others.length === 0 ? (
        <p className="sub">What is swept next, of another image, square or class, leaves this one here.</p>
      ) : (
        others.map((one) => <SweepLink key={one.key} kept={one} model={model} />)
      )}
    </section>
  );
}
