import { FigureFrame, formatCount, ScrollTable, useTableChoice } from "@deconvscope/shell";
import { LayerComparison, type PointedMap } from "@deconvscope/viz-layer-comparison/react";
import { useMemo, useState } from "react";
import { AtlasLink } from "./atlas-link.tsx";
import { comparedFiring } from "./compared-model.ts";
import { comparisonExport, type Measured } from "./diagnosis-exports.ts";
import { FigureToCome } from "./figure-to-come.tsx";
import styles from "./layer-figures.module.css";

interface FiringFigureProps {
  /** One, or two side by side. */
  all: readonly Measured[];
  /** Layer that a finding speaks of. */
  lit: readonly string[] | undefined;
}

const title = "On how many images each map fires";
const aside = "one tick a map";
const note = "Left and right lead from map to map; Enter or a click chooses one.";

/** Its place before anything is measured. @param rows what its rows will be called */
export function FiringToCome({ rows }: { rows: readonly string[] }) {
  return <FigureToCome {...{ title, aside, rows, note }} kind="firing" />;
}

/** On how many images each map fires; a map that is chosen is a link into the atlas. */
export function FiringFigure({ all, lit }: FiringFigureProps) {
  const table = useTableChoice("firing");
  const [hovered, setHovered] = useState<string>();
  const [pointed, setPointed] = useState<PointedMap>();
  const [chosen, setChosen] = useState<PointedMap>();
  const models = useMemo(() => all.map(comparedFiring), [all]);
  const figure = useMemo(() => comparisonExport(all, "firing"), [all]);
  const isEmpty = models.every(({ layers }) => layers.length === 0);
  const owner = chosen && all[chosen.model];
  const label = chosen && models[chosen.model]?.layers.find(({ layer }) => layer === chosen.layer)?.label;
  return (
    <FigureFrame
      panel
      label={title}
      title={<h4 className="look-label">{title}</h4>}
      aside={aside}
      {...(isEmpty ? {} : { table })}
      figure={isEmpty ? undefined : figure}
      withoutFootnote
    >
      {isEmpty ? (
        <p className="sub">No activation function follows a layer’s maps: there is nothing that fires or does not.</p>
      ) : table.shown ? (
        <FiringTable models={models} />
      ) : (
        <LayerComparison
          models={models}
          kind="firing"
          highlighted={hovered}
          lit={lit}
          pointed={pointed ?? chosen}
          onHover={setHovered}
          onPoint={setPointed}
          onSelect={() => setChosen(pointed)}
        />
      )}
      <p className={`dim ${styles.note}`}>
        {chosen && owner && label ? (
          <AtlasLink model={owner.model.summary.name} layer={chosen.layer} channel={chosen.map}>
            Open {label} · {chosen.map} in the atlas
          </AtlasLink>
        ) : (
          !isEmpty && note
        )}
      </p>
    </FigureFrame>
  );
}

function FiringTable({ models }: { models: ReturnType<typeof comparedFiring>[] }) {
  return (
    <ScrollTable label="Firing as a table" height={480}>
      <thead>
        <tr>
          <th>Layer</th>
          {models.length > 1 && <th>Model</th>}
          <th className="right">Maps</th>
          <th className="right">Dead</th>
          <th className="right">Nearly dead</th>
          <th className="right">On all images</th>
        </tr>
      </thead>
      <tbody>
        {models.flatMap(({ name, layers }) =>
          layers.map((layer) => (
            <tr key={`${name} ${layer.layer}`}>
              <td>
                <code>{layer.label}</code>
              </td>
              {models.length > 1 && (
                <td>
                  <code>{name}</code>
                </td>
              )}
              <td className="right num">{formatCount(layer.firing?.length ?? 0)}</td>
              <td className="right num">{formatCount(layer.deadMaps?.length ?? 0)}</td>
              <td className="right num">{formatCount(layer.nearlyDeadMaps?.length ?? 0)}</td>
              <td className="right num">
                {formatCount(Array.from(layer.firing ?? []).filter((share) => share === 1).length)}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </ScrollTable>
  );
}
