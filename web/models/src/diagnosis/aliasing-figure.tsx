import { FigureFrame, formatCount, formatPercent, navigate, ScrollTable, useTableChoice } from "@deconvscope/shell";
import { LayerComparison } from "@deconvscope/viz-layer-comparison/react";
import { useMemo, useState } from "react";
import { comparedAliasing } from "./compared-model.ts";
import { comparisonExport, type Measured } from "./diagnosis-exports.ts";
import { aliasingPart } from "./diagnosis-state.ts";
import { FigureToCome } from "./figure-to-come.tsx";
import styles from "./layer-figures.module.css";

interface AliasingFigureProps {
  /** One, or two side by side. */
  all: readonly Measured[];
  /** The strided layer whose frequencies are shown. */
  selected: string | undefined;
  /** Layer that a finding speaks of. */
  lit: readonly string[] | undefined;
}

const title = "Aliasing";
const aside = "energy above the stride’s Nyquist limit";
const note = "Share of the energy that arrives, each map’s mean removed; the line is a quarter";

/** Its place before anything is measured. @param rows what its rows will be called */
export function AliasingToCome({ rows }: { rows: readonly string[] }) {
  return (
    <FigureToCome
      {...{ title, aside, rows }}
      kind="aliasing"
      note={`${note}, orange more than that. A row shows its frequencies.`}
    />
  );
}

/** How much of what arrives is finer than a stride can carry. */
export function AliasingFigure({ all, selected, lit }: AliasingFigureProps) {
  const table = useTableChoice("aliasing");
  const [hovered, setHovered] = useState<string>();
  const models = useMemo(() => all.map(comparedAliasing), [all]);
  const figure = useMemo(() => comparisonExport(all, "aliasing"), [all]);
  const isEmpty = models.every(({ layers }) => layers.length === 0);
  const part = all[0] && aliasingPart(all[0].diagnosis);
  const choose = (layer: string, model: number) => {
    if (model === 0) navigate({ spectrum: layer });
  };
  return (
    <FigureFrame
      panel
      label={title}
      title={<h4 className="look-label">{title}</h4>}
      aside={part === undefined ? aside : `${aside}, on ${formatCount(part)} images`}
      {...(isEmpty ? {} : { table })}
      figure={isEmpty ? undefined : figure}
      withoutFootnote
    >
      {isEmpty ? (
        <p className="sub">No layer moves by more than a pixel from place to place: nothing can fold back.</p>
      ) : table.shown ? (
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
      {!isEmpty && (
        <p className={`dim ${styles.note}`}>
          {note}
          {all.length > 1 ? "." : ", orange more than that."} A row shows its frequencies.
        </p>
      )}
    </FigureFrame>
  );
}

function AliasingTable({ models }: { models: ReturnType<typeof comparedAliasing>[] }) {
  return (
    <ScrollTable label="Aliasing as a table" height={480}>
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
    </ScrollTable>
  );
}
