const adopted = new WeakMap<Document | ShadowRoot, Set<string>>();

/**
 * Gives the document or shadow root that holds a node one more style sheet, once.
 * Constructed sheets need no exception in a content security policy.
 */
export function adoptStyles(node: Node, css: string): void {
  const root = node.getRootNode();
  const scope = root instanceof ShadowRoot ? root : node.ownerDocument;
  const view = node.ownerDocument?.defaultView;
  if (!scope || !view) throw new Error("expected a node in a document that is shown");
  const known = adopted.get(scope) ?? new Set<string>();
  adopted.set(scope, known);
  if (known.has(css)) return;
  known.add(css);
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
}
