/** Some images, by the numbers that their reader knows them by, ascending. */
export interface ImageBatch<Image> {
  readonly images: ReadonlyMap<number, Image>;
  /** The same for all batches of a reading: what images lack is to be filled up. */
  readonly size: number;
}

/**
 * Reads images in batches of about equal sizes, each while the one before is in use. Images that the reader has nothing
 * for are left out, batches without images too.
 * @param most images of a batch
 * @throws what `read` rejects with; the abort signal's reason
 */
export async function* readImageBatches<Image>(
  numbers: Iterable<number>,
  most: number,
  read: (number: number) => Promise<Image | undefined>,
  abort: AbortSignal | undefined,
): AsyncGenerator<ImageBatch<Image>, void, undefined> {
  const batches = splitEvenly(
    [...new Set(numbers)].sort((a, b) => a - b),
    most,
  );
  const readAhead = (place: number): Promise<Map<number, Image>> => {
    const reading = readAll(batches[place] ?? [], read, abort);
    // What it rejects with is thrown where it is awaited, which may be later, or never.
    reading.catch(() => undefined);
    return reading;
  };
  let next = readAhead(0);
  for (const place of batches.keys()) {
    const images = await next;
    next = readAhead(place + 1);
    abort?.throwIfAborted();
    if (images.size > 0) yield { images, size: batches[0]!.length };
  }
}

function splitEvenly(numbers: readonly number[], most: number): readonly (readonly number[])[] {
  const count = Math.ceil(numbers.length / most);
  const size = Math.ceil(numbers.length / count);
  return Array.from({ length: count }, (_, batch) => numbers.slice(batch * size, (batch + 1) * size));
}

/** One after the other: images on file may be large. */
async function readAll<Image>(
  numbers: readonly number[],
  read: (number: number) => Promise<Image | undefined>,
  abort: AbortSignal | undefined,
): Promise<Map<number, Image>> {
  const images = new Map<number, Image>();
  for (const number of numbers) {
    abort?.throwIfAborted();
    const image = await read(number);
    if (image !== undefined) images.set(number, image);
  }
  return images;
}
