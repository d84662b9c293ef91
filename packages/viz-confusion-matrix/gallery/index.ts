import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { type ConfusionData, orderClasses, renderConfusionMatrix } from "../src/index.ts";

const names = ["rabbit", "cat", "fox", "owl", "pig", "bear", "frog", "duck", "hedgehog", "a long name of a class"];

/** Classes with the same remainder are taken for each other. */
function confusionOf(count: number, groups: number, images: number): ConfusionData {
  const classes = Array.from({ length: count }, (_, index) => ({ name: names[index] ?? `class ${index}`, images }));
  const cells = classes.flatMap((_, row) => {
    const kin = [1, 2].map((step) => (row + step * groups) % count).filter((column) => column !== row);
    const lost = kin.map((column, index) => ({
      row,
      column,
      images: Math.floor((images * ((row * 37 + index * 11) % 20)) / 100),
    }));
    const stray = { row, column: (row * 7 + 3) % count, images: Math.floor(images / 50) };
    const off = new Map([...lost, stray].filter(({ column }) => column !== row).map((cell) => [cell.column, cell]));
    const gone = [...off.values()].reduce((sum, cell) => sum + cell.images, 0);
    return [{ row, column: row, images: images - gone }, ...off.values()].filter((cell) => cell.images > 0);
  });
  return { classes, cells };
}
const ten = confusionOf(10, 4, 50);
const thousand = confusionOf(1000, 91, 50);
const label = "Which class is taken for which";
const listening = { onZoom: () => undefined, onOpen: () => undefined };

export const examples: readonly GalleryExample[] = [
  {
    name: "ten classes, shares",
    width: 560,
    draw: (root) => renderConfusionMatrix(root, { ...ten, ...listening, width: 560, label }),
  },
  {
    name: "ten classes, images, those alike together",
    width: 360,
    draw: (root) =>
      renderConfusionMatrix(root, {
        ...ten,
        measure: "counts",
        order: orderClasses(ten, "similarity"),
        width: 360,
        label,
      }),
  },
  {
    name: "a thousand classes, those alike together",
    width: 640,
    draw: (root) =>
      renderConfusionMatrix(root, { ...thousand, order: orderClasses(thousand, "similarity"), width: 640, label }),
  },
  {
    name: "a block of a thousand classes",
    width: 560,
    draw: (root) =>
      renderConfusionMatrix(root, {
        ...thousand,
        ...listening,
        order: orderClasses(thousand, "similarity"),
        window: { rows: [120, 136], columns: [120, 136] },
        width: 560,
        label,
      }),
  },
];
