import { Dialog, formatActivation, type Query, type RuleName, ruleNames, Segmented } from "@deconvscope/shell";
import { useState } from "react";
import { ProjectionPicture } from "./projection-picture.tsx";
import type { Projected } from "./reconstruction.ts";
import styles from "./unit-panel.module.css";

interface CompareRulesProps {
  title: string;
  rules: Record<RuleName, Query<Projected>>;
  first: RuleName;
  onClose: () => void;
}

/** Two rules side by side, large; each side chooses its own. */
export function CompareRules({ title, rules, first, onClose }: CompareRulesProps) {
  const [sides, setSides] = useState<[RuleName, RuleName]>([first, first === "deconvnet" ? "guided" : "deconvnet"]);
  return (
    <Dialog title={title} width="980px" onClose={onClose}>
      <div className={styles.compare}>
        {([0, 1] as const).map((side) => (
          <section key={side} aria-label={`${side === 0 ? "Left" : "Right"}: ${sides[side]}`}>
            <Segmented
              label={`Rule on the ${side === 0 ? "left" : "right"}`}
              options={ruleNames}
              value={sides[side]}
              onChange={(rule) => setSides(side === 0 ? [rule, sides[1]] : [sides[0], rule])}
            />
            <ProjectionPicture projected={rules[sides[side]].value} rule={sides[side]} />
          </section>
        ))}
      </div>
      <p className="dim">
        Each is scaled to its own 98.5th percentile of |signal|:{" "}
        {ruleNames.map((rule) => `${rule} ±${scaleOf(rules[rule].value)}`).join(", ")}.
      </p>
    </Dialog>
  );
}

function scaleOf(projected: Projected | undefined): string {
  return projected ? formatActivation(projected.scale) : "…";
}
