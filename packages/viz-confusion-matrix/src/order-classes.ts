import { clusterClasses } from "./cluster-classes.ts";
import { type ConfusionData, ConfusionTable } from "./confusion.ts";

export type ClassOrder = "class" | "accuracy" | "similarity";

/**
 * Indices of the classes in an order: as they come, the least accurate first (those without images last), or so that
 * classes that are taken for each other lie together.
 */
export function orderClasses(data: ConfusionData, order: ClassOrder): number[] {
  const indices = data.classes.map((_, index) => index);
  if (order === "similarity") return clusterClasses(data);
  if (order === "class") return indices;
  const table = new ConfusionTable(data);
  const accuracyOf = (index: number) => (data.classes[index]!.images > 0 ? table.read(index, index).share : 2);
  return indices.toSorted((a, b) => accuracyOf(a) - accuracyOf(b) || a - b);
}
