import { FigureFrame, formatPercent, navigate } from "@deconvscope/shell";
import { LayerComparison } from "@deconvscope/viz-layer-comparison/react";
import { useMemo, useState } from "react";
import { comparedAliasing } from "./compared-model.ts";
import styles from "./diagnosis.module.css";
import { comparisonExport, type Measured } from "./diagnosis-exports.ts";

interface AliasingFigureProps {
  /** One, or two side by side. */
  all: readonly Measured[];
  /** The strided layer whose frequencies are shown. */
  selected: string | undefined;
  /** Layer that a finding speaks of. */
  lit: readonly string[] | undefined;
}

/** How much of what arrives is finer than a stride can carry. */
export function AliasingFigure({ all, selected, lit }: AliasingFigureProps) {
  const [table, setTable] = useState(false);
  const [hovered, setHovered] = useState<string>();
  const models = useMemo(() => all.map(comparedAliasing), [all]);
  const figure = useMemo(() => comparisonExport(all, "aliasing"), [all]);
  const choose = (layer: string, model: number) => {
    if (model === 0) navigate({ spectrum: layer });
  };
  return (
    <FigureFrame
      panel
      label="Aliasing"
      title={<h4 className="look-label">Aliasing</h4>}
      aside="energy above the stride’s Nyquist limit"
      table={{ shown: table, onToggle: () => setTable(!table) }}
      figure={figure}
      withoutFootnote
    >
      {table ? (
        <AliasingTable models={models} />
      ) : (
        <LayerComparison
          models={models}
          kind="aliasing"
          selected={selected}
          highlighted={hovered}
          lit={lit}
          onHover={setHovered}
          onSelect={choose}
        />
      )}
      <p className={`dim ${styles.note}`}>
        Share of the energy that arrives, each map’s mean removed; the line is a quarter
        {all.length > 1 ? "." : ", orange more than that."} A row shows its frequencies.
      </p>
    </FigureFrame>
  );
}

function AliasingTable({ models }: { models: ReturnType<typeof comparedAliasing>[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key.
    <section className={styles.scroll} aria-label="Aliasing as a table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>Layer</th>
            {models.length > 1 && <th>Model</th>}
            <th className="right">Above the limit</th>
          </tr>
        </thead>
        <tbody>
          {models.flatMap(({ name, layers }) =>
            layers.map(({ layer, label, aliasing = 0 }) => (
              <tr key={`${name} ${layer}`}>
                <td>
                  <code>{label}</code>
                </td>
                {models.length > 1 && (
                  <td>
                    <code>{name}</code>
                  </td>
                )}
                <td className="right num">{formatPercent(aliasing)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}
