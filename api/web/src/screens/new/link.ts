/** The id of a kept preview in what somebody pasted: an address that names one, or the id itself; empty
 *  where there is none. */
export function linkIn(text: string): string {
  const found = /(?:links\/|[?&]link=)([a-z0-9]{20,64})/.exec(text) ?? /^\s*([a-z0-9]{20,64})\s*$/.exec(text);
  return found?.[1] ?? '';
}
