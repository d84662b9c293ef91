/** Who hears of it when a square is pointed at, dragged or moved by key. Places are shares of the image, 0 … 1. */
export interface SquarePointing {
  readonly onPoint?: (y: number, x: number) => void;
  readonly onLeave?: () => void;
  /** The square is held: its middle goes to this pixel. */
  readonly onDrag?: (y: number, x: number) => void;
  /** By arrow keys, one place of the sweep, or with Shift four. */
  readonly onStep?: (down: number, across: number) => void;
  /** A click, or Enter. */
  readonly onPin?: () => void;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const shiftSteps = 4;
interface Press {
  readonly x: number;
  readonly y: number;
  isDragged: boolean;
}
/** A picture is drawn again while a hand drags over it. */
const presses = new WeakMap<HTMLElement, Press>();
/** px that a pointer may tremble in a click. */
const tremble = 4;

/** Pointer and keys over a picture move the square; the picture is one tab stop. */
export function pointSquare(frame: HTMLElement, { onPoint, onLeave, onDrag, onStep, onPin }: SquarePointing): void {
  const isUsed = Boolean(onPoint || onDrag || onStep || onPin);
  if (onStep || onPin) frame.tabIndex = 0;
  else frame.removeAttribute("tabindex");
  frame.classList.toggle("pointable", isUsed);
  // A finger on any other picture scrolls the page.
  frame.style.touchAction = onDrag ? "none" : "";
  const tell = (event: PointerEvent, hear: SquarePointing["onPoint"]): void => {
    const box = frame.getBoundingClientRect();
    const share = (at: number, side: number) => Math.max(0, Math.min(1, at / Math.max(1, side)));
    hear?.(share(event.clientY - box.top, box.height), share(event.clientX - box.left, box.width));
  };
  frame.onpointermove = (event) => {
    const press = presses.get(frame);
    const far = press ? Math.hypot(event.clientX - press.x, event.clientY - press.y) : 0;
    if (press && onDrag && far > tremble) press.isDragged = true;
    tell(event, press?.isDragged ? onDrag : onPoint);
  };
  frame.onpointerdown = (event) => {
    if (event.button !== 0 || !isUsed) return;
    presses.set(frame, { x: event.clientX, y: event.clientY, isDragged: false });
    if (onDrag) frame.setPointerCapture?.(event.pointerId);
  };
  frame.onpointerup = (event) => {
    const press = presses.get(frame);
    presses.delete(frame);
    if (!press || press.isDragged) return;
    tell(event, onPoint);
    onPin?.();
  };
  frame.onpointercancel = () => {
    presses.delete(frame);
  };
  frame.onpointerleave = () => {
    if (!presses.has(frame)) onLeave?.();
  };
  frame.onkeydown = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = steps[event.key];
    if (step && onStep) {
      event.preventDefault();
      const far = event.shiftKey ? shiftSteps : 1;
      onStep(step[0] * far, step[1] * far);
    } else if (event.key === "Enter" && onPin) {
      event.preventDefault();
      onPin();
    }
  };
}
