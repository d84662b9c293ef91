import { join } from "node:path";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { type Client, createClient } from "@connectrpc/connect";
import {
  DatasetService,
  DeconvService,
  type ListMapStatisticsRequestSchema,
  type ListTopActivationsRequestSchema,
  ModelService,
} from "@deconvscope/proto";
import { importBytes } from "./import-bytes.ts";
import { writePictures } from "./scan-pictures.ts";
import { smallModel } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { watchToEnd } from "./watch-to-end.ts";

/** Images of "pets", labelled in turn. */
export const count = 37;
export const labels = ["cat", "dog", "owl"];
/** What is scanned of "small", and how many tops are kept of each map. */
export const layers = ["conv1", "relu2", "dense"] as const;
export const k = 5;

export const labelOf = (image: number): number => Math.floor((image * labels.length) / count);

/** Where a map is strongest in an image. */
interface Maximum {
  readonly activation: number;
  readonly y: number;
  readonly x: number;
}

/** Services with a small model, a dataset of pets, and a scan of both. */
export class ScannedPets {
  readonly services: TestServices;
  readonly client: Client<typeof DeconvService>;
  scanId = "";

  private constructor(services: TestServices) {
    this.services = services;
    this.client = createClient(DeconvService, services.transport);
  }

  static async start(): Promise<ScannedPets> {
    const pets = new ScannedPets(await startTestServices());
    await importBytes(pets.services.transport, { name: "small", preprocessing: { divideBy: 255 } }, smallModel());
    await pets.register("pets", count, labels);
    pets.scanId = await pets.scan("pets", k);
    return pets;
  }

  /** @returns the images' paths */
  async register(name: string, images: number, names: readonly string[]): Promise<string[]> {
    const paths = await writePictures(join(this.services.dataRoot, name), images, names);
    await createClient(DatasetService, this.services.transport).registerDataset({ name, path: name });
    return paths;
  }

  async scan(dataset: string, k: number, model = "small"): Promise<string> {
    const { scan } = await this.client.createScan({ model, dataset, layers: [...layers], k });
    const { last } = await watchToEnd(this.services.transport, scan?.id ?? "");
    return last.id;
  }

  tops(request: MessageInitShape<typeof ListTopActivationsRequestSchema>) {
    return this.client.listTopActivations({ scanId: this.scanId, ...request });
  }

  statistics(request: MessageInitShape<typeof ListMapStatisticsRequestSchema>) {
    return this.client.listMapStatistics({ scanId: this.scanId, ...request });
  }

  /** Of one image by itself, a channel. */
  async findMaxima(place: { dataset: string; split?: string }, index: number, layer: string): Promise<Maximum[]> {
    const image = { source: { case: "datasetImage", value: { ...place, index } } } as const;
    const models = createClient(ModelService, this.services.transport);
    const { activations } = await models.getActivations({ model: "small", image, layer });
    const shape = activations?.shape ?? [];
    const values = new Float32Array(new Uint8Array(activations?.data ?? []).buffer);
    const [channels, columns] = [shape.at(-1) ?? 1, shape.length === 3 ? (shape[1] ?? 1) : 1];
    return Array.from({ length: channels }, (_, channel) => {
      const map = values.filter((_, at) => at % channels === channel);
      const activation = Math.max(...map);
      const place = map.indexOf(activation);
      return { activation, y: Math.floor(place / columns), x: place % columns };
    });
  }

  /**
   * What a scan should find, from every image by itself.
   * @returns of each channel all images on which it fires, strongest first
   */
  async findStrongest(layer: string): Promise<(Maximum & { readonly image: number })[][]> {
    const images: Maximum[][] = [];
    for (let index = 0; index < count; index++) {
      images.push(await this.findMaxima({ dataset: "pets" }, index, layer));
    }
    return (images[0] ?? []).map((_, channel) =>
      images
        .map((maps, image) => ({ image, ...(maps[channel] ?? { activation: 0, y: 0, x: 0 }) }))
        .filter(({ activation }) => activation > 0)
        .sort((a, b) => b.activation - a.activation || a.image - b.image),
    );
  }
}
