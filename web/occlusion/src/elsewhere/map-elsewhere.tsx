import type { TopActivation, Unit } from "@deconvscope/proto";
import { formatActivation, type ModelView, useCatalog, usePictureUrl } from "@deconvscope/shell";
import { mapName } from "../panels/map-name.ts";
import styles from "./map-elsewhere.module.css";
import { useMapTops } from "./use-map-tops.ts";

/** What excites the watched map most in other images, where a scan has it. */
export function MapElsewhere({ model, unit }: { model: ModelView; unit: Unit }) {
  const { datasets } = useCatalog();
  const tops = useMapTops(model.summary.name, unit.layer, unit.channel);
  const labels = datasets.value?.find(({ name }) => name === tops.value?.dataset)?.labels ?? [];
  return (
    <div className={styles.elsewhere}>
      <h2 className="look-label">
        {mapName(model, { unit })} elsewhere <small className="sub">where it is strongest</small>
      </h2>
      {tops.value && tops.value.tops.length > 0 && (
        <div className={styles.tops}>
          {tops.value.tops.map((top) => (
            <Top key={top.rank} top={top} label={top.labels.map((label) => labels[label] ?? label).join(", ")} />
          ))}
        </div>
      )}
      {tops.value?.tops.length === 0 && <p className="sub">It fires on no image of {tops.value.dataset}.</p>}
      {tops.problem && <p className="sub">{tops.problem.message}</p>}
      {!tops.loading && !tops.problem && !tops.value && (
        <p className="sub">
          No scan has looked for what excites this map most.{" "}
          <a href={`/deconv/?${new URLSearchParams({ model: model.summary.name, atlas: "new" })}`}>Scan a dataset</a>
        </p>
      )}
    </div>
  );
}

function Top({ top, label }: { top: TopActivation; label: string }) {
  const projection = usePictureUrl(top.projectionPng);
  const patch = usePictureUrl(top.patchPng);
  return (
    <figure>
      <div className={styles.pair}>
        {projection ? <img className="pixels" src={projection} alt="Projection" /> : <span />}
        {patch ? <img src={patch} alt="Patch" /> : <span />}
      </div>
      <figcaption>
        {label}
        <span className="num">{formatActivation(top.activation)}</span>
      </figcaption>
    </figure>
  );
}
