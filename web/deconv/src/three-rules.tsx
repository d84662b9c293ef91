import { navigate, type Query, type RuleName, ruleNames } from "@deconvscope/shell";
import { ProjectionPicture } from "./projection-picture.tsx";
import type { Projected } from "./reconstruction.ts";
import styles from "./unit-panel.module.css";

const meanings: Record<RuleName, string> = { deconvnet: "max(s, 0)", gradient: "s · (x > 0)", guided: "both" };

/** The same unit under each rule; choosing one makes it the page's. */
export function ThreeRules({ rule, rules }: { rule: RuleName; rules: Record<RuleName, Query<Projected>> }) {
  return (
    <div className={styles.rules}>
      {ruleNames.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === rule}
          onClick={() => navigate({ rule: name === "deconvnet" ? undefined : name })}
        >
          <ProjectionPicture projected={rules[name].value} rule={name} />
          <span className={styles.caption}>
            {name}
            <span>{meanings[name]}</span>
          </span>
        </button>
      ))}
    </div>
  );
}
