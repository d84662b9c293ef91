/** An ONNX file as it is written: names and numbers, nothing interpreted. */
export interface ModelFile {
  readonly irVersion: number;
  readonly producer: string;
  /** Version by operator domain; "" is ONNX's own. */
  readonly opsets: ReadonlyMap<string, number>;
  readonly graph: GraphRecord;
}

export interface GraphRecord {
  readonly name: string;
  readonly nodes: readonly NodeRecord[];
  readonly initializers: readonly TensorRecord[];
  readonly inputs: readonly ValueRecord[];
  readonly outputs: readonly ValueRecord[];
}

export interface NodeRecord {
  readonly name: string;
  readonly operator: string;
  readonly domain: string;
  /** Names of values; "" where an optional one is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, AttributeRecord>;
}

/** Kinds of attribute that operators read here use; any other keeps its number in the file. */
export type AttributeKind = "float" | "integer" | "text" | "tensor" | "floats" | "integers" | "other";

export interface AttributeRecord {
  readonly kind: AttributeKind;
  readonly float: number;
  readonly integer: number;
  readonly text: string;
  readonly tensor: TensorRecord | undefined;
  readonly floats: readonly number[];
  readonly integers: readonly number[];
}

export interface TensorRecord {
  readonly name: string;
  readonly dims: readonly number[];
  readonly dataType: number;
  /** Little-endian bytes, where the file uses them instead of the lists. */
  readonly raw: Uint8Array | undefined;
  readonly floats: readonly number[];
  readonly integers: readonly number[];
  readonly doubles: readonly number[];
  /** Its values are in another file. */
  readonly external: boolean;
}

export interface ValueRecord {
  readonly name: string;
  /** Data type of its elements; 0 where it is no tensor or says none. */
  readonly dataType: number;
  /** Length of each axis, or the name of an open one; undefined where the file gives no shape. */
  readonly dims: readonly (number | string)[] | undefined;
}
