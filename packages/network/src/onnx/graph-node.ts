import type { LayerSpec } from "../layer-spec.ts";
import { NetworkError, type NetworkErrorCode } from "../network-error.ts";
import type { Operator } from "../operator.ts";
import { toDims } from "./axis-order.ts";
import { decodeTensor } from "./decode-tensor.ts";
import type { GraphBuilder } from "./graph-builder.ts";
import { floatsOf, type Tensor } from "./tensor.ts";
import { type ConstantValue, isLayer, type LayerValue, type Value } from "./value.ts";
import type { AttributeKind, AttributeRecord, NodeRecord } from "./wire/model-file.ts";

/** One node of the file with its inputs known: what the operators' readers work on. */
export class GraphNode {
  readonly operator: string;
  /** Names that its outputs' layers are to have; one unless the operator has several results. */
  readonly names: readonly string[];
  readonly inputs: readonly (Value | undefined)[];
  readonly opset: number;
  readonly builder: GraphBuilder;
  readonly #record: NodeRecord;
  readonly #isRead: (value: string) => boolean;

  constructor(
    record: NodeRecord,
    context: {
      readonly names: readonly string[];
      readonly inputs: readonly (Value | undefined)[];
      readonly opset: number;
      readonly builder: GraphBuilder;
      readonly isRead: (value: string) => boolean;
    },
  ) {
    this.#record = record;
    this.operator = record.operator;
    this.names = context.names;
    this.inputs = context.inputs;
    this.opset = context.opset;
    this.builder = context.builder;
    this.#isRead = context.isRead;
  }

  get name(): string {
    return this.names[0] ?? "";
  }

  get outputCount(): number {
    return this.#record.outputs.length;
  }

  /** @throws NetworkError always, naming the node */
  reject(reason: string, code: NetworkErrorCode = "unsupported"): never {
    throw new NetworkError(code, `node "${this.name}" (${this.operator}): ${reason}`);
  }

  /** Makes a layer of this node, with the node's name unless it is given another. */
  add(
    operator: Exclude<Operator, { operator: "Input" }>,
    inputs: readonly LayerValue[],
    name: string = this.name,
  ): LayerValue {
    return this.builder.add({ ...operator, name, inputs: inputs.map(({ layer }) => layer) } satisfies LayerSpec);
  }

  /** A layer's output as the file sees it, batch first. */
  dimsOf(value: LayerValue): number[] {
    return toDims(value.shape, this.builder.batch);
  }

  /** The layer that input `index` comes from. @throws NetworkError where it is missing or a constant */
  layer(index: number): LayerValue {
    const value = this.#required(index);
    if (!isLayer(value))
      this.reject(`expected input ${index} to depend on the image, got constant "${value.constant}"`);
    return value;
  }

  /** Like `layer`, and a feature map. @throws NetworkError for any other rank */
  map(index: number): LayerValue {
    const value = this.layer(index);
    if (value.shape.length !== 3) {
      this.reject(`expected [batch, channels, height, width], got [${this.dimsOf(value)}]`);
    }
    return value;
  }

  /** Input `index` where it is there. @throws NetworkError where it depends on the image */
  optionalConstant(index: number): ConstantValue | undefined {
    const value = this.inputs[index];
    if (value && isLayer(value)) {
      this.reject(`expected a constant for input ${index}, got the output of "${value.layer}"`);
    }
    return value;
  }

  constant(index: number): ConstantValue {
    return this.optionalConstant(index) ?? this.#missing(index);
  }

  /** The values of a constant, checked to be finite. */
  weights(index: number): { readonly tensor: Tensor; readonly data: Float32Array } {
    const { constant, tensor } = this.constant(index);
    return { tensor, data: this.finite(constant, tensor) };
  }

  /** A constant's values as floats. @throws NetworkError naming the constant where some are NaN or infinite */
  finite(name: string, tensor: Tensor): Float32Array {
    const data = floatsOf(tensor);
    let broken = 0;
    for (const value of tensor.uniform ? data.subarray(0, 1) : data) if (!Number.isFinite(value)) broken += 1;
    if (broken > 0) {
      const count = tensor.uniform ? data.length : broken;
      this.reject(`"${name}": ${count} of ${data.length} values are NaN or infinite`, "inconsistent");
    }
    return data;
  }

  /** An optional list that older opsets hold as an attribute and newer ones as a constant input. */
  list(attribute: string, index: number): readonly number[] | undefined {
    const constant = this.optionalConstant(index);
    if (constant) return Array.from(constant.tensor.data);
    return this.has(attribute) ? this.integers(attribute) : undefined;
  }

  /** An optional number that older opsets hold as an attribute and newer ones as a constant input. */
  scalar(attribute: string, index: number): number | undefined {
    const constant = this.optionalConstant(index);
    if (!constant) return this.has(attribute) ? this.float(attribute, 0) : undefined;
    const [value] = constant.tensor.data;
    if (value === undefined || constant.tensor.data.length !== 1) {
      this.reject(`expected one value for ${attribute}, got [${constant.tensor.dims}]`, "inconsistent");
    }
    return value;
  }

  has(attribute: string): boolean {
    return this.#record.attributes.has(attribute);
  }

  integer(attribute: string, fallback: number): number {
    return this.#attribute(attribute, "integer")?.integer ?? fallback;
  }

  /** A 32-bit float; the fallback is rounded to one too. */
  float(attribute: string, fallback: number): number {
    return this.#attribute(attribute, "float")?.float ?? Math.fround(fallback);
  }

  text(attribute: string, fallback: string): string {
    return this.#attribute(attribute, "text")?.text ?? fallback;
  }

  integers(attribute: string): readonly number[] {
    return this.#attribute(attribute, "integers")?.integers ?? [];
  }

  floats(attribute: string): readonly number[] {
    return this.#attribute(attribute, "floats")?.floats ?? [];
  }

  tensor(attribute: string): Tensor | undefined {
    const record = this.#attribute(attribute, "tensor")?.tensor;
    return record && decodeTensor(record, `${attribute} of node "${this.name}" (${this.operator})`);
  }

  /** An axis counted from either end, as one from 0. @throws NetworkError outside the rank */
  axis(value: number, rank: number): number {
    const axis = value < 0 ? value + rank : value;
    if (!Number.isInteger(axis) || axis < 0 || axis >= rank) {
      this.reject(`expected an axis of ${rank}, got ${value}`, "inconsistent");
    }
    return axis;
  }

  /** @throws NetworkError where anything that the network needs reads output `index` */
  refuseOutput(index: number, what: string): void {
    const output = this.#record.outputs[index];
    if (output && this.#isRead(output)) this.reject(`${what} ("${output}") is used, and is not computed here`);
  }

  #attribute(name: string, kind: AttributeKind): AttributeRecord | undefined {
    const attribute = this.#record.attributes.get(name);
    if (attribute && attribute.kind !== kind) {
      this.reject(`expected attribute ${name} to be of kind ${kind}, got ${attribute.kind}`, "malformed");
    }
    return attribute;
  }

  #required(index: number): Value {
    return this.inputs[index] ?? this.#missing(index);
  }

  #missing(index: number): never {
    return this.reject(`input ${index} is missing`, "inconsistent");
  }
}
