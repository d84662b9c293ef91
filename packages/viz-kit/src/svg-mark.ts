import { resolveTokens, type Theme } from "./token.ts";

/** One SVG element as data, so that the page and the exported file draw the same. */
export interface SvgMark {
  readonly tag: string;
  /** Attributes; undefined ones are left out. Colours are tokens. */
  readonly attributes?: Readonly<Record<string, string | number | undefined>>;
  readonly text?: string;
  readonly children?: readonly SvgMark[];
}

const namespace = "http://www.w3.org/2000/svg";

/** Makes the children of an SVG element those marks, reusing elements of the same tag at the same place. */
export function drawMarks(parent: SVGElement, marks: readonly SvgMark[]): void {
  marks.forEach((mark, index) => {
    const there = parent.children[index];
    const element =
      there instanceof SVGElement && there.tagName === mark.tag
        ? there
        : parent.ownerDocument.createElementNS(namespace, mark.tag);
    if (element !== there) there ? there.replaceWith(element) : parent.append(element);
    if (element instanceof SVGElement) drawMark(element, mark);
  });
  while (parent.children.length > marks.length) parent.lastElementChild?.remove();
}

function drawMark(element: SVGElement, mark: SvgMark): void {
  const wanted = Object.entries(mark.attributes ?? {}).filter(([, value]) => value !== undefined);
  const names = new Set(wanted.map(([name]) => name));
  for (const { name } of [...element.attributes]) if (!names.has(name)) element.removeAttribute(name);
  for (const [name, value] of wanted) {
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
  }
  if (mark.text !== undefined) {
    if (element.textContent !== mark.text) element.textContent = mark.text;
    return;
  }
  // An element that held text before, and holds elements now.
  for (const node of [...element.childNodes]) if (!(node instanceof Element)) node.remove();
  drawMarks(element, mark.children ?? []);
}

const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function printMark(mark: SvgMark): string {
  const attributes = Object.entries(mark.attributes ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join("");
  const inside = mark.text === undefined ? (mark.children ?? []).map(printMark).join("") : escapeXml(mark.text);
  return `<${mark.tag}${attributes}>${inside}</${mark.tag}>`;
}

/** An SVG file of those marks, tokens replaced by their values in one theme. Needs no DOM. */
export function printSvg(
  marks: readonly SvgMark[],
  size: { width: number; height: number },
  theme: Theme = "light",
): string {
  const whole: SvgMark = {
    tag: "svg",
    attributes: {
      xmlns: namespace,
      width: size.width,
      height: size.height,
      viewBox: `0 0 ${size.width} ${size.height}`,
      "font-family": "Inter, system-ui, sans-serif",
      "font-size": 11,
    },
    children: marks,
  };
  return resolveTokens(printMark(whole), theme);
}
