import { select } from "d3-selection";

/** The child of those classes, made at the end of the parent if it is not there yet. */
export function keepChild<Tag extends keyof HTMLElementTagNameMap>(
  parent: Element,
  tag: Tag,
  className: string,
): HTMLElementTagNameMap[Tag] {
  const selector = `${tag}.${className.replaceAll(" ", ".")}`;
  const child = select(parent)
    .selectChildren<HTMLElementTagNameMap[Tag], null>(selector)
    .data([null])
    .join((enter) => enter.append(tag).attr("class", className))
    .node();
  if (!child) throw new Error(`expected to make ${selector}`);
  return child;
}
