import { MaxPoolWithArgmax, type MaxPoolWithArgmaxAttrs, type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { addMaxPoolWithIndices, type MaxPoolNode } from "./add-max-pool.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { poolInfo } from "./pooling.ts";

/** `x` [n, h, w, c] to its max pool and that pool's switches: int32, flat index row · w + column into each map. */
export const MAX_POOL_WITH_SWITCHES = "MaxPoolWithSwitches";
/** `signal` and int32 `switches` [n, oh, ow, c] to maps of `shape`: each value at its switch, values that meet added. */
export const UNPOOL = "Unpool";

interface MaxPoolWithSwitchesAttributes {
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
}

interface UnpoolAttributes {
  readonly shape: readonly [number, number, number, number];
}

export const poolingSwitchKernels = [
  defineKernel<Inputs<"x">, MaxPoolWithSwitchesAttributes>(MAX_POOL_WITH_SWITCHES, ({ x }, { kernel, strides }) => {
    checkPool(x, kernel, strides);
    const info = poolInfo(x, { filterSize: [...kernel], strides: [...strides], pad: "valid" });
    if (!info || info.outHeight < 1 || info.outWidth < 1)
      throw new RangeError(`${MAX_POOL_WITH_SWITCHES}: expected windows [${kernel}] that fit x [${x.shape}]`);
    return {
      inputs: [x],
      outputs: [
        { shape: info.outShape, dtype: "float32" },
        { shape: info.outShape, dtype: "int32" },
      ],
      emit: (graph, [input]) => {
        const pool = addMaxPoolWithIndices(graph, input!, info);
        return [graph.toChannelsLast(pool.values), graph.toChannelsLast(addCells(graph, pool))];
      },
    };
  }),
  defineKernel<Inputs<"signal" | "switches">, UnpoolAttributes>(UNPOOL, ({ signal, switches }, { shape }) => {
    checkUnpool(signal, switches, shape);
    return {
      inputs: [signal, switches],
      outputs: [{ shape, dtype: "float32" }],
      emit: (graph, edges) => {
        const [n, h, w, c] = shape;
        const [values, cells] = edges.map((edge) => graph.toChannelsFirst(edge)) as [Edge, Edge];
        return [graph.toChannelsLast(addUnpool(graph, values, cells, [n, c, h, w], n * c))];
      },
    };
  }),
  defineKernel<Inputs<"x">, MaxPoolWithArgmaxAttrs>(MaxPoolWithArgmax, ({ x }, attributes) => {
    const info = poolInfo(x, attributes);
    return (
      info && {
        inputs: [x],
        outputs: [
          { shape: info.outShape, dtype: "float32" },
          { shape: info.outShape, dtype: "int32" },
        ],
        emit: (graph, [input]) => {
          const isMissing = graph.elementwise("IsNaN", [input!], "bool");
          const least = graph.scalar("float32", Number.NEGATIVE_INFINITY);
          const numbers = graph.elementwise("Where", [isMissing, least, input!], "float32");
          const pool = addMaxPoolWithIndices(graph, numbers, info);
          const { batchSize: n, inChannels: c, inHeight, inWidth } = info;
          const scaled = graph.elementwise("Mul", [addCells(graph, pool), graph.scalar("int32", c)]);
          const image = attributes.includeBatchInIndex ? inHeight * inWidth * c : 0;
          const starts = Int32Array.from({ length: n * c }, (_, map) => Math.floor(map / c) * image + (map % c));
          const shifts = graph.constant("int32", [n, c, 1, 1], starts);
          const indices = graph.add("Add", [scaled, shifts], "int32", scaled.shape);
          return [graph.toChannelsLast(pool.values), graph.toChannelsLast(indices)];
        },
      }
    );
  }),
];

/**
 * Adds what puts values where indices say; values that meet add.
 * @param values float32 [n, c, oh, ow], or of another rank
 * @param indices int32 or int64, of the same shape
 * @param shape [n, c, h, w]
 * @param parts into how many equal parts both fall, each with indices of its own
 */
export function addUnpool(graph: GraphBuilder, values: Edge, indices: Edge, shape: readonly number[], parts = 1): Edge {
  const count = util.sizeFromShape([...values.shape]);
  const size = util.sizeFromShape([...shape]);
  const zeros = addZeros(graph, graph.reshape(values, [count]), size);
  const [given, made] = [
    [parts, count / parts],
    [parts, size / parts],
  ] as const;
  const inputs = [graph.reshape(zeros, made), graph.reshape(indices, given), graph.reshape(values, given)];
  return graph.reshape(graph.add("ScatterElements", inputs, "float32", made, { axis: 1, reduction: "add" }), shape);
}

/** Zeros that ONNX Runtime does not make into a constant of the same size: none of `x`, padded. */
function addZeros(graph: GraphBuilder, x: Edge, size: number): Edge {
  const zero = graph.integers([0]);
  const none = graph.add("Slice", [x, zero, zero], "float32", [0]);
  return graph.add("Pad", [none, graph.integers([0, size]), graph.scalar("float32", 0)], "float32", [size]);
}

/** Flat indices into each map as the caller padded it. @returns int32 [n, c, oh, ow] */
function addCells(graph: GraphBuilder, { source, indices, top, left, width }: MaxPoolNode & { indices: Edge }): Edge {
  const [n, c, h, w] = source.shape as [number, number, number, number];
  const shift = top * width + left;
  const whole = graph.cast(indices, "int32");
  const starts = addMapStarts(graph, [n, c], h * w);
  if (width === w && shift === 0) return graph.add("Sub", [whole, starts], "int32", indices.shape);
  const cells = graph.add("Sub", [whole, starts], "int32", indices.shape);
  const rows = graph.add("Div", [cells, graph.scalar("int32", w)], "int32", indices.shape);
  const skipped = graph.add("Mul", [rows, graph.scalar("int32", width - w)], "int32", indices.shape);
  const moved = graph.add("Add", [cells, skipped], "int32", indices.shape);
  return graph.add("Add", [moved, graph.scalar("int32", shift)], "int32", indices.shape);
}

/** Index of the first cell of each map. @returns int32 [n, c, 1, 1] */
function addMapStarts(graph: GraphBuilder, [n, c]: readonly [number, number], cells: number): Edge {
  return graph.constant(
    "int32",
    [n, c, 1, 1],
    Int32Array.from({ length: n * c }, (_, map) => map * cells),
  );
}

/** @throws RangeError, TypeError */
function checkPool(x: TensorInfo | undefined, kernel: unknown, strides: unknown): void {
  if (x?.dtype !== "float32" || x.shape.length !== 4) {
    const got = x ? `${x.dtype}[${x.shape}]` : "none";
    throw new TypeError(`${MAX_POOL_WITH_SWITCHES}: expected x float32[n, h, w, c], got ${got}`);
  }
  for (const [name, pair] of Object.entries({ kernel, strides })) {
    if (Array.isArray(pair) && pair.length === 2 && pair.every((count) => Number.isInteger(count) && count > 0))
      continue;
    throw new RangeError(
      `${MAX_POOL_WITH_SWITCHES}: expected ${name} [rows, columns] of at least 1, got ${JSON.stringify(pair)}`,
    );
  }
}

/** @throws RangeError, TypeError */
function checkUnpool(
  signal: TensorInfo | undefined,
  switches: TensorInfo | undefined,
  shape: unknown,
): asserts shape is readonly number[] {
  if (signal?.dtype !== "float32" || switches?.dtype !== "int32") {
    throw new TypeError(
      `${UNPOOL}: expected a signal of type float32 and switches of type int32, got ${signal?.dtype} and ${switches?.dtype}`,
    );
  }
  if (!Array.isArray(shape) || shape.length !== 4 || !shape.every((extent) => Number.isInteger(extent) && extent > 0)) {
    throw new RangeError(`${UNPOOL}: expected a shape [n, h, w, c], got ${JSON.stringify(shape)}`);
  }
  const [n, , , c] = signal.shape;
  if (String(signal.shape) !== String(switches.shape) || shape[0] !== n || shape[3] !== c) {
    throw new RangeError(
      `${UNPOOL}: expected signal and switches [n, oh, ow, c] for maps [${shape}], got [${signal.shape}] and [${switches.shape}]`,
    );
  }
}
