import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { DatasetService } from "@deconvscope/proto";

/**
 * Lays drawn images out as PASCAL VOC does: each shows its own class, and of every second round of all classes
 * is said to show the class after it, too.
 * @param images so many, of split `val`
 * @returns the names of all classes
 */
export async function putVoc(folder: string, grpc: string, images: number): Promise<string[]> {
  const client = createClient(DatasetService, createGrpcTransport({ baseUrl: `http://${grpc}` }));
  const { datasets } = await client.listDatasets({});
  const names = datasets.find(({ name }) => name === "menagerie")?.labels ?? [];
  const places = ["JPEGImages", "Annotations", "ImageSets/Main"].map((name) => path.join(folder, name));
  for (const place of places) await mkdir(place, { recursive: true });
  const [pictures = "", annotations = "", sets = ""] = places;
  const indices = Array.from({ length: images }, (_, index) => index);
  for (const index of indices) {
    const { encoded, labels } = await client.getImage({ image: { dataset: "menagerie", split: "validation", index } });
    const [own = 0] = labels;
    const shown = Math.floor(index / names.length) % 2 === 0 ? [own, (own + 1) % names.length] : [own];
    await writeFile(path.join(pictures, `${index}.png`), encoded);
    await writeFile(path.join(annotations, `${index}.xml`), annotate(shown.map((label) => names[label] ?? "")));
  }
  await writeFile(path.join(sets, "val.txt"), `${indices.join("\n")}\n`);
  return names;
}

function annotate(names: readonly string[]): string {
  const objects = names.map(
    (name) =>
      `<object><name>${name}</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>96</xmax><ymax>96</ymax></bndbox></object>`,
  );
  return `<annotation>${objects.join("")}</annotation>`;
}
