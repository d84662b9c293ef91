const moves = ["wheel", "touchstart", "pointerdown", "keydown"] as const;
const listeners = new Set<() => void>();
let arrived: Element | undefined;
let release = () => {};

/** Goes to the place that the address names, whenever it names another, until `stop` is called; the shell does this once. */
export function followHash(): () => void {
  goToHash();
  addEventListener("hashchange", goToHash);
  return () => {
    release();
    removeEventListener("hashchange", goToHash);
  };
}

/** Goes to the place that the address names once it is there, and keeps it in sight while the page grows. */
export function goToHash(): void {
  release();
  const id = location.hash.slice(1);
  arriveAt(undefined);
  if (id !== "") holdInSight(id);
}

/** The place that was gone to: `listener` hears when it is another. */
export function onArrival(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Undefined: the address names none, or it is still to come. */
export function arrivedPlace(): Element | undefined {
  return arrived;
}

function arriveAt(place: Element | undefined): void {
  if (place === arrived) return;
  arrived = place;
  for (const listener of listeners) listener();
}

/**
 * Scrolls to an element, or to what is current in it, whenever the page has grown, for what stands above it comes later,
 * until the reader moves.
 */
function holdInSight(id: string): void {
  const arrive = () => {
    const place = document.getElementById(id);
    if (!place) return;
    const current = place.querySelector("[data-current]");
    if (current) current.scrollIntoView({ block: "center" });
    else place.scrollIntoView();
    arriveAt(place);
  };
  const growth = new ResizeObserver(arrive);
  release = () => {
    growth.disconnect();
    for (const move of moves) removeEventListener(move, release);
    release = () => {};
  };
  for (const move of moves) addEventListener(move, release, { passive: true });
  growth.observe(document.body);
}
