/** What was given cannot be used; the message tells people why, and a way out. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
