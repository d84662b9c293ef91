import type { LayerDiagnosis, Spectrum as MeasuredSpectrum } from "@deconvscope/proto";
import { FigureFrame, formatCount, formatPercent, ScrollTable, Skeleton, useTableChoice } from "@deconvscope/shell";
import { formatShare, radialProfile, type SpectrumData } from "@deconvscope/viz-spectrum";
import { Spectrum, type SpectrumCell } from "@deconvscope/viz-spectrum/react";
import { useMemo, useState } from "react";
import type { Measured } from "./diagnosis-exports.ts";
import { stridedLabels } from "./finding-labels.ts";
import styles from "./layer-figures.module.css";
import { readTensor } from "./read-tensor.ts";
import { spectrumExport } from "./spectrum-export.ts";

interface SpectrumFigureProps {
  measured: Measured;
  /** The strided layer that is looked at; undefined while it is not known which. */
  strided: LayerDiagnosis | undefined;
}

/** Which frequencies reach a layer with a stride, and which of them it cannot carry. */
export function SpectrumFigure({ measured, strided }: SpectrumFigureProps) {
  const table = useTableChoice("spectrum");
  const [pointed, setPointed] = useState<SpectrumCell>();
  const data = useMemo(() => strided && spectrumData(strided), [strided]);
  const figure = useMemo(() => strided && data && spectrumExport(measured, strided, data), [measured, strided, data]);
  const layer = strided?.layer ?? "";
  const labels = useMemo(() => stridedLabels(measured), [measured]);
  const label = labels.get(layer) ?? "each stride";
  const { spectrum } = strided ?? {};
  return (
    <FigureFrame
      id="spectrum"
      panel
      label={`What reaches ${label}`}
      title={<h4 className="look-label">What reaches {strided ? <code>{label}</code> : label}</h4>}
      aside={strided && spectrum ? describeSpectrum(strided, spectrum) : "frequencies come when all images are through"}
      {...(data ? { table } : {})}
      figure={figure}
      withoutFootnote
    >
      <div className={styles.spectrum}>
        {!data && (
          <div className={styles.comingSpectrum} aria-busy="true">
            <Skeleton style={{}} />
            <Skeleton style={{}} />
          </div>
        )}
        {data && !table.shown && (
          <Spectrum {...data} pointed={pointed} label={`What reaches ${label}`} onPoint={setPointed} />
        )}
        {data && table.shown && <RingTable data={data} />}
      </div>
    </FigureFrame>
  );
}

/** The picture is of fewer images than the figure is. */
function describeSpectrum({ aliasing = 0, aliasingImages }: LayerDiagnosis, { images }: MeasuredSpectrum): string {
  const shown = `of ${formatCount(images)} ${images === 1 ? "image" : "images"}`;
  if (aliasingImages <= images) return shown;
  return `${shown}; on ${formatCount(aliasingImages)} images ${formatPercent(aliasing)} lies outside`;
}

function RingTable({ data }: { data: SpectrumData }) {
  return (
    <ScrollTable label="Energy by radial frequency as a table" height={480}>
      <thead>
        <tr>
          <th>Radial frequency, cycles a pixel</th>
          <th className="right">Share of the energy</th>
        </tr>
      </thead>
      <tbody>
        {radialProfile(data).map(({ from, to, share }) => (
          <tr key={from}>
            <td className="num">
              {from.toFixed(3)} … {to.toFixed(3)}
            </td>
            <td className="right num">{formatShare(share)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function spectrumData({ spectrum, strides }: LayerDiagnosis): SpectrumData | undefined {
  const { shares } = spectrum ?? {};
  const [rows, columns] = shares?.shape ?? [];
  if (!shares || !rows || !columns) return undefined;
  const [down = 1, across = down] = strides;
  return { shares: readTensor(shares), rows, columns, strides: [down, across] };
}
