import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ServiceImpl } from "@connectrpc/connect";
import {
  ArchitectureError,
  architectures,
  fitArchitecture,
  checkArchitecture as followShapes,
} from "@deconvscope/network";
import type { CheckArchitectureRequest, CheckArchitectureResponseSchema, TrainingService } from "@deconvscope/proto";
import { findDataset } from "../requests/find-image.ts";
import { NotJson, openArchitecture } from "../requests/read-architecture-source.ts";
import type { ServiceContext } from "../service-context.ts";
import { readInputSize } from "./training-kind.ts";

type ArchitectureMethods = Pick<ServiceImpl<typeof TrainingService>, "listArchitectures" | "checkArchitecture">;

/** Of those that are listed; a run has as many as its dataset. */
const listedClasses = 1000;

const descriptions: Readonly<Record<string, string>> = {
  zfnet: "Zeiler & Fergus 2014: five convolutions, the first 7 × 7 with stride 2, for 224 pixels",
  alexnet: "Krizhevsky et al. 2012: five convolutions, the first 11 × 11 with stride 4, for 227 pixels",
  "zfnet-small": "ZFNet's five convolutions, narrower, for 64 to 96 pixels",
  "alexnet-small": "AlexNet's five convolutions, narrower, for 64 to 96 pixels",
};

/** What is known of architectures without training them. */
export function createArchitectureMethods({ datasets }: ServiceContext): ArchitectureMethods {
  return {
    listArchitectures: () => ({
      architectures: [...architectures].map(([name, make]) => ({
        name,
        description: descriptions[name] ?? name,
        json: JSON.stringify(make(listedClasses), null, 2),
      })),
    }),

    async checkArchitecture(request) {
      const inputSize = readInputSize(request.inputSize);
      const classes =
        request.dataset === ""
          ? undefined
          : (await findDataset(datasets, request.dataset, "dataset")).summary.labels.length;
      return check(request, {
        ...(classes === undefined ? {} : { classes }),
        ...(inputSize === 0 ? {} : { inputSize }),
      });
    },
  };
}

/** What does not fit is an answer: it is asked while somebody types. */
function check(
  { architecture }: CheckArchitectureRequest,
  fit: { readonly classes?: number; readonly inputSize?: number },
): MessageInitShape<typeof CheckArchitectureResponseSchema> {
  try {
    const opened = openArchitecture(architecture, fit.classes ?? listedClasses, "architecture");
    const { layers, parameters, flops, problem } = followShapes(fitArchitecture(opened, fit));
    return {
      layers: layers.map((layer) => ({ ...layer, shape: [...layer.shape], parameters: BigInt(layer.parameters) })),
      parameters: BigInt(parameters),
      flops: BigInt(flops),
      problem: problem?.message ?? "",
      problemPath: problem?.path ?? "",
    };
  } catch (error) {
    if (error instanceof NotJson) {
      return { problem: error.message, ...(error.offset === undefined ? {} : { problemOffset: error.offset }) };
    }
    if (error instanceof ArchitectureError) {
      return { problem: error.message, problemPath: error.path };
    }
    throw error;
  }
}
