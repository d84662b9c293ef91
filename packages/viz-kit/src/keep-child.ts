import { select } from "d3-selection";

/** The child of that class, made at the end of the parent if it is not there yet. */
export function keepChild<Tag extends keyof HTMLElementTagNameMap>(
  parent: Element,
  tag: Tag,
  className: string,
): HTMLElementTagNameMap[Tag] {
  const first = className.split(" ")[0];
  const child = select(parent)
    .selectChildren<HTMLElementTagNameMap[Tag], null>(`${tag}.${first}`)
    .data([null])
    .join((enter) => enter.append(tag).attr("class", className))
    .node();
  if (!child) throw new Error(`expected to make a ${tag} of class ${first}`);
  return child;
}
