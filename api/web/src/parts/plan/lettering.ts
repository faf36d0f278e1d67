// How wide a text is where no browser measures it: in columns, a Chinese sign takes two, a Latin one one.

/** The columns that a text takes. */
export function columns(text: string): number {
  let n = 0;
  for (const sign of text) n += wide(sign) ? 2 : 1;
  return n;
}

function wide(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return code >= 0x2e80 || code === 0x201c || code === 0x201d || code === 0x2014 || code === 0x2026;
}

/** A text cut to so many columns, with … where something is left out. */
export function cut(text: string, most: number): string {
  if (columns(text) <= most) return text;
  let [kept, n] = ['', 0];
  for (const sign of text) {
    n += wide(sign) ? 2 : 1;
    if (n > most - 2) break;
    kept += sign;
  }
  return kept.trimEnd() + '…';
}

/** A text broken into lines of so many columns, between words where it has any; the last one is cut. */
export function broken(text: string, width: number, lines: number): string[] {
  const pieces = text.match(/[\u2e80-\uffff“”—…]|[^\s\u2e80-\uffff“”—…]+\s*|\s+/gu) ?? [];
  const made: string[] = [];
  let line = '';
  for (const [i, piece] of pieces.entries()) {
    if (line !== '' && columns(line + piece.trimEnd()) > width) {
      if (made.length === lines - 1) {
        made.push(cut(line + pieces.slice(i).join(''), width));
        return made;
      }
      made.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line !== '') made.push(cut(line.trimEnd(), width));
  return made;
}
