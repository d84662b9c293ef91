import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ServiceImpl } from "@connectrpc/connect";
import { DataType, type OccludeResponseSchema, type OcclusionService, type ProvenanceSchema } from "@deconvscope/proto";
import type { SweepItem } from "../engine/occlusion/occlusion-job.ts";
import { RequestError } from "../request-error.ts";
import { makeProvenance } from "../requests/make-provenance.ts";
import { nameImage } from "../requests/name-image.ts";
import { writeTensor } from "../requests/write-tensor.ts";
import type { ServiceContext } from "../service-context.ts";
import { MeasurementProgress } from "./measurement-progress.ts";
import { createMeasureCorrespondence } from "./occlusion-correspondence.ts";
import { createMeasureFaithfulness } from "./occlusion-faithfulness.ts";
import { type ReadSweep, readSweep } from "./occlusion-order.ts";

const mostPlaces = 64;

/** What a prediction rests on, and whether a network relates parts across images. */
export function createOcclusionService(context: ServiceContext): ServiceImpl<typeof OcclusionService> {
  const { engine } = context;
  return {
    measureFaithfulness: createMeasureFaithfulness(context),
    measureCorrespondence: createMeasureCorrespondence(context),

    async *occlude(request, { signal }) {
      const read = await readSweep(context, request);
      const describe = createDescriber(read, (classIndex) =>
        makeProvenance(read.model, engine.backend, { ...read.parameters, classIndex }),
      );
      for await (const item of engine.stream("occlude", read.order, signal)) {
        if (item.kind === "start") {
          context.onImage();
        }
        yield { event: describe(item) };
      }
    },

    async occludeAt({ sweep, places }, { signal }) {
      if (sweep === undefined) {
        throw new RequestError("invalid", "nothing given; expected what is covered, and with what", "sweep");
      }
      if (places.length === 0 || places.length > mostPlaces) {
        throw new RequestError("invalid", `${places.length} given; expected 1 to ${mostPlaces} places`, "places");
      }
      const { model, order, grid, parameters } = await readSweep(context, { ...sweep, stride: 0 }, "sweep.");
      for (const [index, { top, left }] of places.entries()) {
        const [mostTop, mostLeft] = [grid.height - grid.patch, grid.width - grid.patch];
        if (top > mostTop || left > mostLeft) {
          const expected = `top 0 … ${mostTop} and left 0 … ${mostLeft}`;
          throw new RequestError("invalid", `top ${top}, left ${left} given; expected ${expected}`, `places[${index}]`);
        }
      }
      const at = places.map(({ top, left }) => ({ top, left }));
      const read = engine.call("occludeAt", { ...order, places: at }, signal);
      const { classIndex, readings } = await nameImage(read, "sweep.image");
      const provenance = makeProvenance(model, engine.backend, {
        ...parameters,
        stride: undefined,
        classIndex,
        places: at,
      });
      return { readings: [...readings], provenance };
    },
  };
}

type Event = NonNullable<MessageInitShape<typeof OccludeResponseSchema>["event"]>;

/** Makes a sweep's items its messages, with how far it is. */
function createDescriber(
  { grid, order }: ReadSweep,
  makeProvenance: (classIndex: number) => MessageInitShape<typeof ProvenanceSchema>,
): (item: SweepItem) => Event {
  const progress = new MeasurementProgress();
  const total = grid.rows * grid.columns;
  let done = 0;
  return (item) => {
    switch (item.kind) {
      case "start": {
        const { classIndex, reading, unit } = item;
        const { rows, columns, patch, stride, height, width } = grid;
        const { channel, y, x } = unit;
        const provenance = makeProvenance(classIndex);
        const value = { rows, columns, patch, stride, height, width, classIndex, ...reading, provenance };
        return { case: "start", value: { ...value, unit: { layer: order.layer, channel, y, x } } };
      }
      case "tiles": {
        done += item.tiles.length;
        return {
          case: "tiles",
          value: {
            rows: item.tiles.map(({ row }) => row),
            columns: item.tiles.map(({ column }) => column),
            probabilities: item.tiles.map(({ probability }) => probability),
            topClasses: item.tiles.map(({ topClass }) => topClass),
            topProbabilities: item.tiles.map(({ topProbability }) => topProbability),
            activities: item.tiles.map(({ activity }) => activity),
            progress: progress.tell(done, total),
          },
        };
      }
      case "summary": {
        const { probability, activity, topClasses, projection, onParts } = item;
        const size = [grid.height, grid.width];
        return {
          case: "summary",
          value: {
            probability: writeTensor(size, probability),
            activity: writeTensor(size, activity),
            topClass: {
              shape: [grid.rows, grid.columns],
              dataType: DataType.INT32,
              data: new Uint8Array(topClasses.buffer, topClasses.byteOffset, topClasses.byteLength),
            },
            projectionPng: projection.projectionPng,
            dropOnParts: onParts?.share,
            partsArea: onParts?.area,
          },
        };
      }
    }
  };
}
