import { fillNames, formatCount, navigate, useViewState, type ViewChange } from "@deconvscope/shell";
import type { ReactNode } from "react";
import { defaultPatch, defaultStride } from "../sweep/default-settings.ts";
import type { SweepSettings } from "../sweep/sweep-settings.ts";
import type { Told } from "../sweep/use-told.ts";
import { ClassPicker } from "./class-picker.tsx";
import styles from "./controls.module.css";
import { fillColor, fillWords } from "./fill-color.ts";
import { SizeSlider } from "./size-slider.tsx";

interface SweepControlsProps {
  settings: SweepSettings | undefined;
  /** Class and layer that are watched, once known. */
  told: Told;
  trueClass: number | undefined;
  /** Sizes that the sliders stand at and the address does not have yet. */
  draft: ViewChange | undefined;
  onMove: (change: ViewChange) => void;
  /** Progress, or what can be done now. */
  children: ReactNode;
}

/** Class, square, stride, fill, watched layer; each change starts the sweep anew. */
export function SweepControls({ settings, told, trueClass, draft, onMove, children }: SweepControlsProps) {
  const { view } = useViewState();
  const [height = 1, width = 1] = settings?.model.summary.inputShape ?? [];
  const short = Math.min(height, width);
  const patch = draft?.patch ?? settings?.patch ?? view?.patch ?? defaultPatch(short);
  const stride = draft?.stride ?? settings?.stride ?? view?.stride ?? defaultStride(short);
  const places = (side: number) => 1 + Math.ceil(Math.max(0, side - patch) / stride);
  const fill = settings?.fill ?? view?.fill ?? "mean";
  const color = fillColor(fill, settings?.model.response.preprocessing);
  const layers = settings?.model.items.filter(({ layer }) => layer.projectable) ?? [];
  return (
    <div className={`panel ${styles.controls}`}>
      <div className={styles.fields}>
        <ClassPicker
          settings={settings}
          current={told.classIndex}
          trueClass={trueClass}
          onChoose={(chosen) => navigate({ class: chosen === trueClass ? undefined : chosen })}
        />
        <SizeSlider
          label="Square"
          value={patch}
          note={sideShare(patch, short)}
          least={1}
          most={Math.max(1, Math.floor(short / 2))}
          onMove={(value) => onMove({ patch: value })}
        />
        <SizeSlider
          label="Stride"
          value={stride}
          note={countPlaces(patch > short ? 0 : places(height) * places(width))}
          least={leastStride(height, width, patch)}
          most={Math.max(1, Math.floor(short / 5))}
          onMove={(value) => onMove({ stride: value })}
        />
        <label className={styles.field}>
          <span>Fill</span>
          <span className={styles.chip}>
            <i className={styles.swatch} data-fill={fill} style={{ background: color }} />
            <select
              value={fill}
              onChange={({ target }) => {
                const chosen = fillNames.find((name) => name === target.value);
                navigate({ fill: chosen === "mean" ? undefined : chosen });
              }}
            >
              {fillNames.map((name) => (
                <option key={name} value={name}>
                  {fillWords[name]}
                </option>
              ))}
            </select>
          </span>
        </label>
        <label className={styles.field}>
          <span>Watched layer</span>
          <span className={styles.chip}>
            <select
              className="mono"
              value={told.layer ?? ""}
              onChange={({ target }) => navigate({ layer: target.value, unit: undefined })}
            >
              {!layers.some(({ id }) => id === told.layer) && (
                <option value={told.layer ?? ""}>{told.layer ?? "…"}</option>
              )}
              {layers.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </span>
        </label>
      </div>
      <div className={styles.action}>{children}</div>
    </div>
  );
}

function sideShare(patch: number, short: number): string {
  if (patch > short) return "larger than the image";
  const part = Math.round(short / patch);
  return part >= 2 ? `1/${part} of the side` : `${Math.round((100 * patch) / short)} % of the side`;
}

function countPlaces(count: number): string {
  if (count === 0) return "no place";
  return count === 1 ? "1 place" : `${formatCount(count)} places`;
}

/** A slider offers no sweep of more places than a person waits for; the address can. */
function leastStride(height: number, width: number, patch: number): number {
  const most = 4096;
  let stride = 1;
  const places = (side: number) => 1 + Math.ceil(Math.max(0, side - patch) / stride);
  while (places(height) * places(width) > most) stride++;
  return stride;
}
