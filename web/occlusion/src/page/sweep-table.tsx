import { formatActivation, formatProbability, SideScroll } from "@deconvscope/shell";
import { className } from "../panels/map-name.ts";
import { squareOf } from "../sweep/square-grid.ts";
import type { SweepSettings } from "../sweep/sweep-settings.ts";
import type { Sweep } from "../sweep/sweep-state.ts";
import styles from "./sweep-table.module.css";

interface SweepTableProps {
  id: string;
  settings: SweepSettings | undefined;
  sweep: Sweep | undefined;
  /** The tile under the square. */
  at: number | undefined;
  shown: boolean;
}

/** The numbers of each place, for those who do not see the panels and for those who asked for them. */
export function SweepTable({ id, settings, sweep, at, shown }: SweepTableProps) {
  const grid = settings && shown ? sweep?.start?.grid : undefined;
  const places = grid ? Array.from({ length: grid.rows * grid.columns }, (_, tile) => tile) : [];
  return (
    <div id={id} hidden={!shown}>
      <SideScroll label="Places of the square" height={420} className={grid ? styles.table : styles.toCome}>
        <table>
          <thead>
            <tr>
              {["x", "y", "square", "probability", "most probable", "its probability", "activity"].map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map((tile) => {
              const { left, top, size } = squareOf(grid!, Math.floor(tile / grid!.columns), tile % grid!.columns);
              const numbers = settings && sweep ? numbersOf(settings, sweep, tile) : [];
              return (
                <tr key={tile} aria-current={at === tile}>
                  <td className="num">{left}</td>
                  <td className="num">{top}</td>
                  <td className="num">{size}</td>
                  <td className="num">{numbers[0] ?? "…"}</td>
                  <td>{numbers[1] ?? "…"}</td>
                  <td className="num">{numbers[2] ?? "…"}</td>
                  <td className="num">{numbers[3] ?? "…"}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </SideScroll>
    </div>
  );
}

/** What was found at a place: probability, most probable class, its probability, activity; nothing before it was swept. */
function numbersOf({ model }: SweepSettings, { tiles }: Sweep, tile: number): string[] {
  const top = tiles?.topClasses[tile] ?? -1;
  if (!tiles || top < 0) return [];
  return [
    formatProbability(tiles.probabilities[tile]!),
    className(model, top),
    formatProbability(tiles.topProbabilities[tile]!),
    formatActivation(tiles.activities[tile]!),
  ];
}
