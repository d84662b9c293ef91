import { type Drawer, type Drawing, drawBatch } from "./drawing.ts";
import { shareValues } from "./shared-values.ts";

const here: Drawer = { draw: async (drawing) => drawBatch(drawing) };

/**
 * Batches in order, each drawn while the one before it is in use.
 * @param orders what to draw
 * @param length numbers of a batch
 * @param drawer left out: this thread
 * @returns their pixels, which are drawn over two batches later
 * @throws whatever the drawer rejects with
 */
export async function* drawAhead<Order extends Omit<Drawing, "pixels">>(
  orders: readonly Order[],
  length: number,
  drawer: Drawer = here,
): AsyncGenerator<Order & Drawing> {
  const turns = orders.slice(0, 2).map(() => shareValues(length));
  const drawings = orders.map((order, index) => ({ ...order, pixels: turns[index % 2]! }));
  let next = draw(drawer, drawings[0]);
  try {
    for (const [index, drawing] of drawings.entries()) {
      await next;
      next = draw(drawer, drawings[index + 1]);
      yield drawing;
    }
  } finally {
    await Promise.allSettled([next]);
  }
}

function draw(drawer: Drawer, drawing: Drawing | undefined): Promise<void> {
  const drawn = drawing === undefined ? Promise.resolve() : drawer.draw(drawing);
  // What it rejects with is thrown where it is awaited, which may be later.
  drawn.catch(() => undefined);
  return drawn;
}
