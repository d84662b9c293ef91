import {
  ErrorNote,
  FigureFrame,
  navigate,
  Segmented,
  Skeleton,
  useTableChoice,
  useViewState,
} from "@deconvscope/shell";
import type { AtlasOrder, FilterAtlasData } from "@deconvscope/viz-filter-atlas";
import { FilterAtlas } from "@deconvscope/viz-filter-atlas/react";
import { useMemo, useState } from "react";
import { useFilters } from "../use-filters.ts";
import { atlasExport } from "./atlas-export.ts";
import { AtlasTable } from "./atlas-table.tsx";
import type { Measured } from "./diagnosis-exports.ts";
import styles from "./filter-atlas.module.css";
import { openFilter } from "./open-filter.ts";
import { OpenedFilter } from "./opened-filter.tsx";
import { isPointwise } from "./pointwise.ts";
import { toAtlas } from "./to-atlas.ts";
import { WholeBank } from "./whole-bank.tsx";

interface FilterAtlasFigureProps {
  measured: Measured;
  /** Filters that a finding speaks of. */
  lit: readonly number[] | undefined;
  /** What is not there yet will come. */
  isComing: boolean;
}

const orderNames = { frequency: "radial frequency", rms: "RMS", channel: "channel" } as const satisfies Record<
  AtlasOrder,
  string
>;
const orders: readonly AtlasOrder[] = ["frequency", "rms", "channel"];

/** The first layer's filters by the frequencies they pass; one of them opened. */
export function FilterAtlasFigure({ measured, lit, isComing }: FilterAtlasFigureProps) {
  const { model, diagnosis } = measured;
  const { view } = useViewState();
  const table = useTableChoice("filter-atlas");
  const order: AtlasOrder = view?.filters ?? "frequency";
  const [hovered, setHovered] = useState<number>();
  const { layer: first, filters } = useFilters(model);
  const bank = useMemo(() => toAtlas(diagnosis.firstLayer), [diagnosis.firstLayer]);
  const layer = diagnosis.firstLayer?.layer ?? "";
  const data = useMemo(
    (): FilterAtlasData | undefined =>
      bank &&
      filters.value && {
        ...filters.value.grid,
        ...{ measured: bank.measured, spectra: bank.spectra },
        ...(isPointwise(filters.value.shape) ? {} : { balance: bank.balance }),
        order,
      },
    [bank, filters.value, order],
  );
  const figure = useMemo(() => bank && atlasExport(measured, layer, bank, data), [measured, layer, bank, data]);
  if (!bank && first && isComing) return <AtlasToCome />;
  if (!bank) return null;
  const opened = bank.measured.find(({ channel }) => channel === view?.filter);
  return (
    <FigureFrame
      id="filter-atlas"
      panel
      label="Filters by frequency"
      title={<h4 className="look-label">Filters by frequency</h4>}
      aside={
        <>
          <code>{layer}</code>, each beside its spectrum
        </>
      }
      controls={
        <Segmented
          label="Order"
          options={orders.map((name) => orderNames[name])}
          value={orderNames[order]}
          onChange={(chosen) => {
            const next = orders.find((name) => orderNames[name] === chosen);
            navigate({ filters: next === "frequency" ? undefined : next }, { replace: true });
          }}
        />
      }
      table={table}
      figure={figure}
      withoutFootnote
    >
      {filters.problem && <ErrorNote title="The filters did not come." problem={filters.problem} />}
      <div className={styles.atlas}>
        {table.shown ? (
          <AtlasTable measured={bank.measured} order={order} selected={opened?.channel} />
        ) : data ? (
          <FilterAtlas
            {...data}
            selected={opened?.channel}
            highlighted={hovered}
            lit={lit}
            label={`The filters of ${layer} by frequency`}
            onHover={setHovered}
            onSelect={(filter) => (filter === opened?.channel ? navigate({ filter: undefined }) : openFilter(filter))}
          />
        ) : (
          <Skeleton style={{ height: 320 }} />
        )}
        {opened && filters.value ? (
          <OpenedFilter model={model} filters={filters.value} bank={bank} filter={opened} />
        ) : (
          <WholeBank model={model} bank={bank} pointwise={isPointwise(filters.value?.shape ?? [])} />
        )}
      </div>
    </FigureFrame>
  );
}

/** Its place before its filters are judged. */
function AtlasToCome() {
  return (
    <FigureFrame
      panel
      label="Filters by frequency"
      title={<h4 className="look-label">Filters by frequency</h4>}
      figure={undefined}
      withoutFootnote
    >
      <div className={styles.atlas} aria-busy="true">
        <Skeleton style={{ height: 480 }} />
        <Skeleton style={{ height: 780 }} />
      </div>
    </FigureFrame>
  );
}
