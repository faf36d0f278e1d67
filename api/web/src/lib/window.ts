/** Which of n rows of one height are in sight, with some before and after them, so that a long list costs
 *  no more than a short one. */
export function visible(scrolled: number, height: number, row: number, n: number, spare = 8): { from: number; to: number } {
  const from = Math.max(0, Math.floor(scrolled / row) - spare);
  const to = Math.min(n, Math.ceil((scrolled + height) / row) + spare);
  return from < to ? { from, to } : { from: Math.max(0, n - spare - 1), to: n };
}

/** Makes an element as tall as rows that are not there would be. */
export function tall(pixels: number): (node: HTMLElement) => void {
  return (node) => {
    node.style.height = `${pixels}px`;
  };
}
