/** The file format's numbers for the types of tensor elements. */
export const dataTypes = {
  float: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  text: 8,
  boolean: 9,
  float16: 10,
  double: 11,
  uint32: 12,
  uint64: 13,
  bfloat16: 16,
} as const;

/** A data type's name for messages. */
export function nameDataType(dataType: number): string {
  const found = Object.entries(dataTypes).find(([, number]) => number === dataType);
  return found ? found[0] : `data type ${dataType}`;
}

/** Whether a data type holds real numbers, of whatever width. */
export function isFloatType(dataType: number): boolean {
  return (
    dataType === dataTypes.float ||
    dataType === dataTypes.float16 ||
    dataType === dataTypes.bfloat16 ||
    dataType === dataTypes.double
  );
}
