/** The longest beginning that all names share and that ends in a separator (`/` or `.`); "" where there is none. */
export function commonPath(layers: readonly { readonly name: string }[]): string {
  const [first, ...others] = layers.map((layer) => layer.name);
  if (first === undefined) return "";
  let length = first.length;
  for (const name of others) {
    let shared = 0;
    while (shared < length && name[shared] === first[shared]) shared++;
    length = shared;
  }
  const shared = first.slice(0, length);
  return shared.slice(0, Math.max(shared.lastIndexOf("/"), shared.lastIndexOf(".")) + 1);
}
