/** The fewest characters of a password, as the server asks for. */
export const fewest = 12;

/** Whether a new password may be sent: long enough, and typed the same twice. */
export function fits(password: string, again: string): boolean {
  return [...password].length >= fewest && password === again;
}
