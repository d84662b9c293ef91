/** One layer on the rail. */
export interface LayerRailItem {
  readonly id: string;
  /** Short name: `fire6`. */
  readonly label: string;
  /** Maps and their sides: `384 × 27²`. */
  readonly shape: string;
  /** Side in pixels of what one unit sees; undefined where a unit sees the whole image. */
  readonly receptiveField?: number;
  /** Its strongest projection or patch; the place stays grey until it is known. */
  readonly pictureUrl?: string;
  /** Instead of a picture where units have no place in the image. */
  readonly topClass?: string;
  /** Layers of one stage stand together where the rail needs two levels. */
  readonly stage?: string;
  readonly href?: string;
  /** In words, for a tooltip. */
  readonly description?: string;
}

export interface RailCell {
  readonly item: LayerRailItem;
  /** Receptive field over the image's side, 0 … 1. */
  readonly share: number;
  /** `75 px`, `all 227 px`. */
  readonly field: string;
}

export interface RailStage {
  readonly label: string;
  readonly cells: readonly RailCell[];
  /** Of its last layer. */
  readonly share: number;
}

export interface LayerRailLayout {
  /** One stage where all layers fit on one level. */
  readonly stages: readonly RailStage[];
  /** Index of the stage with the current layer; 0 if there is none. */
  readonly currentStage: number;
}

/** More layers than this get two levels: stages, then the layers of one. */
export const oneLevel = 15;
const chunk = 12;

/**
 * Receptive fields to scale and, for deep networks, the stages.
 * @throws RangeError if two layers share an id or the input side is not positive
 */
export function layoutLayerRail(
  items: readonly LayerRailItem[],
  inputSide: number,
  current: string | undefined,
): LayerRailLayout {
  if (!(inputSide > 0)) throw new RangeError(`inputSide: expected a number above 0, got ${inputSide}`);
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) throw new RangeError(`items: expected every id once, got ${JSON.stringify(id)} twice`);
    seen.add(id);
  }
  const cells = items.map((item) => toCell(item, inputSide));
  const stages = cells.length <= oneLevel ? [{ label: "", cells, share: cells.at(-1)?.share ?? 0 }] : toStages(cells);
  const found = stages.findIndex((stage) => stage.cells.some(({ item }) => item.id === current));
  return { stages, currentStage: Math.max(0, found) };
}

function toCell(item: LayerRailItem, inputSide: number): RailCell {
  const whole = item.receptiveField === undefined || item.receptiveField >= inputSide;
  return {
    item,
    share: whole ? 1 : (item.receptiveField ?? inputSide) / inputSide,
    field: item.receptiveField === undefined ? `all ${inputSide} px` : `${item.receptiveField} px`,
  };
}

function toStages(cells: readonly RailCell[]): RailStage[] {
  const named = cells.some(({ item }) => item.stage !== undefined);
  const groups: RailCell[][] = [];
  cells.forEach((cell, index) => {
    const before = cells[index - 1];
    const starts = named ? cell.item.stage !== before?.item.stage || before === undefined : index % chunk === 0;
    if (starts) groups.push([cell]);
    else groups.at(-1)?.push(cell);
  });
  return groups.map((group) => {
    const first = group[0]?.item.label ?? "";
    const last = group.at(-1)?.item.label ?? "";
    const range = group.length === 1 ? first : `${first} … ${last}`;
    return { label: group[0]?.item.stage ?? range, cells: group, share: group.at(-1)?.share ?? 0 };
  });
}
