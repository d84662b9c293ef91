/** As a `ref`: focuses the element when it appears, for fields that the reader opened to type into. */
export function focusAtOnce(element: HTMLElement | null): void {
  element?.focus();
}
