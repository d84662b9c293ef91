/**
 * Maps a stream while its source goes on: results keep their order, errors their place. The first result is not kept
 * waiting for the source.
 * @param most results that may be in the making, or wait to be taken
 */
export async function* mapAhead<Item, Result>(
  source: AsyncGenerator<Item, void>,
  map: (item: Item) => Promise<Result>,
  most: number,
): AsyncGenerator<Result, void> {
  const results: Promise<() => Result>[] = [];
  let next: Promise<Step<Result>> | undefined;
  let limit = 1;
  let ended = false;
  const advance = (): Promise<Step<Result>> =>
    source.next().then(
      (item) => (item.done ? { ended: true } : { ended: false, result: settle(map(item.value)) }),
      (error: unknown) => ({ ended: true, result: settle(Promise.reject(error)) }),
    );
  try {
    while (!ended || results.length > 0) {
      if (!ended && results.length < limit) {
        next ??= advance();
      }
      const [oldest] = results;
      if (oldest !== undefined && (await isFirst(oldest, next))) {
        results.shift();
        yield (await oldest)();
        limit = most;
      } else if (next !== undefined) {
        const step = await next;
        next = undefined;
        ended = step.ended;
        if (step.result !== undefined) {
          results.push(step.result);
        }
      }
    }
  } finally {
    await Promise.all([...results, source.return()]);
  }
}

/** What the source came to: an item's result in the making, its error, or its end. */
interface Step<Result> {
  readonly ended: boolean;
  readonly result?: Promise<() => Result>;
}

/** What a promise comes to, to be opened when its turn has come: it rejects nobody before. */
function settle<Value>(promise: Promise<Value>): Promise<() => Value> {
  return promise.then(
    (value) => () => value,
    (error: unknown) => () => {
      throw error;
    },
  );
}

function isFirst(one: Promise<unknown>, other: Promise<unknown> | undefined): Promise<boolean> {
  return Promise.race([one.then(() => true), ...(other === undefined ? [] : [other.then(() => false)])]);
}
