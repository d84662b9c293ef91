import { join } from "node:path";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { type Client, createClient } from "@connectrpc/connect";
import {
  DatasetService,
  type EvaluateRequestSchema,
  type EvaluateResponse,
  ModelService,
  type PreprocessingSchema,
} from "@deconvscope/proto";
import { importBytes } from "./import-bytes.ts";
import { writePictures } from "./scan-pictures.ts";
import { smallModel } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";

export type Evaluate = MessageInitShape<typeof EvaluateRequestSchema>;

/** Images of "pets", 20 × 18 pixels, each label's one after another's. */
export const count = 37;
export const pets = ["cat", "dog", "owl"];
export const petOf = (image: number): string => pets[Math.floor((image * pets.length) / count)]!;

/** Of "small", and of "other", which looks at images in another way: squashed to 12 × 12 pixels. */
export const classes = ["owl", "hen", "Cat", "fox", "dog, domestic dog"];
export const otherClasses = ["fox", "dog", "hen", "owl", "cat"];

/** Services with two models and pictures of pets. */
export class EvaluatedPets {
  readonly services: TestServices;
  readonly client: Client<typeof ModelService>;
  paths: string[] = [];

  private constructor(services: TestServices) {
    this.services = services;
    this.client = createClient(ModelService, services.transport);
  }

  static async start(): Promise<EvaluatedPets> {
    const own = new EvaluatedPets(await startTestServices());
    await own.import("small", classes, { divideBy: 255, resizeShortSide: 18 });
    await own.import("other", otherClasses, { divideBy: 100 }, 6, 5, 12);
    own.paths = await writePictures(join(own.services.dataRoot, "pets"), count, pets);
    await own.register("pets");
    return own;
  }

  import(
    name: string,
    labels: string[],
    preprocessing: MessageInitShape<typeof PreprocessingSchema>,
    seed = 1,
    count = 5,
    side = 16,
  ) {
    return importBytes(this.services.transport, { name, labels, preprocessing }, smallModel(seed, count, side));
  }

  async register(name: string): Promise<void> {
    await createClient(DatasetService, this.services.transport).registerDataset({ name, path: name });
  }

  /** All messages, the last one last. */
  async evaluate(request: Evaluate): Promise<EvaluateResponse[]> {
    const responses: EvaluateResponse[] = [];
    for await (const response of this.client.evaluate(request)) responses.push(response);
    return responses;
  }

  async evaluateToEnd(request: Evaluate): Promise<EvaluateResponse> {
    return (await this.evaluate(request)).at(-1)!;
  }

  /** What a model says of one image by itself, by its classes. */
  async classify(model: string, index: number, dataset = "pets", split = "all"): Promise<Map<string, number>> {
    const image = { source: { case: "datasetImage", value: { dataset, split, index } } } as const;
    const { classifications } = await this.client.classify({ model, image, top: 5 });
    return new Map(classifications.map(({ label, probability }) => [label, probability]));
  }
}
