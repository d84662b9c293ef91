import { adoptStyles, keepChild, token } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import { type EditedRect, type ImageSize, moveRect, resizeRect, spanRect } from "./edit-rect.ts";
import { rectangleEditorStyles } from "./rectangle-editor-styles.ts";

/** A rectangle with its name. */
export interface NamedRect {
  readonly name: string;
  readonly rect: EditedRect;
  /** Of seven colours; by its place in the list if left out. */
  readonly color?: number | undefined;
}

export interface RectangleEditorProps extends ImageSize {
  readonly imageUrl: string;
  readonly rects: readonly NamedRect[];
  /** Drawn dashed, for orientation: they cannot be moved. */
  readonly ghosts?: readonly EditedRect[] | undefined;
  readonly selected?: string | undefined;
  /** What the image is: "Maltese dog". */
  readonly label: string;
  readonly onSelect?: ((name: string) => void) | undefined;
  /** A rectangle was moved or resized, by pointer or key; without it they cannot be. */
  readonly onChange?: ((name: string, rect: EditedRect) => void) | undefined;
  /** A rectangle was drawn where there was none; without it none can be. */
  readonly onDraw?: ((rect: EditedRect) => void) | undefined;
  /** The Delete key. */
  readonly onRemove?: ((name: string) => void) | undefined;
}

const colors = ["cat-1", "cat-2", "cat-3", "cat-4", "cat-5", "cat-6", "cat-7"] as const;
const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** Draws an image with named rectangles; each is a button that pointer and arrow keys move, with Shift resize. */
export function renderRectangleEditor(root: HTMLElement, props: RectangleEditorProps): void {
  const { imageUrl, height, width, label, ghosts = [], onDraw } = props;
  adoptStyles(root, rectangleEditorStyles);
  const frame = keepChild(keepChild(root, "div", "deconvscope-rectangle-editor"), "div", "frame");
  frame.style.aspectRatio = `${width} / ${height}`;
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", label);
  frame.classList.toggle("drawable", onDraw !== undefined);
  const image = keepChild(frame, "img", "picture");
  image.alt = label;
  image.draggable = false;
  if (image.getAttribute("src") !== imageUrl) image.src = imageUrl;
  select(frame)
    .selectAll<HTMLElement, EditedRect>(".ghost")
    .data(ghosts)
    .join("div")
    .attr("class", "part ghost")
    .each((rect, index, nodes) => placeRect(nodes[index]!, rect, props));
  select(frame)
    .selectAll<HTMLButtonElement, NamedRect>("button.part")
    .data(props.rects, (part) => part.name)
    .join((enter) => {
      const button = enter.append("button").attr("type", "button").attr("class", "part");
      button.append("span").attr("class", "name");
      button.append("span").attr("class", "corner");
      return button;
    })
    .each((part, index, nodes) => drawPart(nodes[index]!, part, index, props, frame));
  listenForDrawing(frame, props);
}

function drawPart(
  button: HTMLButtonElement,
  { name, rect, color }: NamedRect,
  index: number,
  props: RectangleEditorProps,
  frame: HTMLElement,
): void {
  const { selected, onSelect, onChange, onRemove } = props;
  placeRect(button, rect, props);
  button.style.setProperty("--part", token(colors[(color ?? index) % colors.length]!));
  button.querySelector(".name")!.textContent = name.charAt(0).toUpperCase();
  button.querySelector<HTMLElement>(".corner")!.hidden = onChange === undefined;
  button.disabled = onChange === undefined && onSelect === undefined;
  button.setAttribute("aria-pressed", String(name === selected));
  button.setAttribute("aria-label", `${name}: ${rect.width} × ${rect.height} px at x ${rect.x}, y ${rect.y}`);
  button.onfocus = () => onSelect?.(name);
  button.onkeydown = (event) => {
    const direction = directions[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (direction && onChange) {
      event.preventDefault();
      onChange(name, (event.shiftKey ? resizeRect : moveRect)(rect, ...direction, props));
    } else if ((event.key === "Delete" || event.key === "Backspace") && onRemove) {
      event.preventDefault();
      onRemove(name);
    }
  };
  button.onpointerdown = (event) => {
    event.stopPropagation();
    if (event.button !== 0 || !onChange) return;
    const edit = event.target instanceof Element && event.target.classList.contains("corner") ? resizeRect : moveRect;
    const from = pixelUnder(frame, event, props);
    follow(button, event, (to) => {
      const at = pixelUnder(frame, to, props);
      onChange(name, edit(rect, at.x - from.x, at.y - from.y, props));
    });
  };
}

function listenForDrawing(frame: HTMLElement, props: RectangleEditorProps): void {
  const { onDraw } = props;
  frame.onpointerdown = (event) => {
    if (event.button !== 0 || !onDraw) return;
    const from = pixelUnder(frame, event, props);
    follow(frame, event, (to) => onDraw(spanRect(from, pixelUnder(frame, to, props), props)));
  };
}

/** Hears a pointer until it is let go, wherever it goes. */
function follow(holder: HTMLElement, { pointerId }: PointerEvent, hear: (event: PointerEvent) => void): void {
  holder.setPointerCapture?.(pointerId);
  const end = (): void => {
    holder.removeEventListener("pointermove", hear);
    holder.removeEventListener("pointerup", end);
    holder.removeEventListener("pointercancel", end);
  };
  holder.addEventListener("pointermove", hear);
  holder.addEventListener("pointerup", end);
  holder.addEventListener("pointercancel", end);
}

function pixelUnder(frame: HTMLElement, event: MouseEvent, { height, width }: ImageSize): { x: number; y: number } {
  const box = frame.getBoundingClientRect();
  return {
    x: ((event.clientX - box.left) / Math.max(1, box.width)) * width,
    y: ((event.clientY - box.top) / Math.max(1, box.height)) * height,
  };
}

function placeRect(element: HTMLElement, rect: EditedRect, { height, width }: ImageSize): void {
  element.style.left = `${(100 * rect.x) / width}%`;
  element.style.top = `${(100 * rect.y) / height}%`;
  element.style.width = `${(100 * rect.width) / width}%`;
  element.style.height = `${(100 * rect.height) / height}%`;
}
