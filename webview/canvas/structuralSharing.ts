/**
 * `next`, with every part that says the same as in `previous` replaced by the part of `previous`. A snapshot is made of
 * new objects each time; this is how a node that did not change stays the same object and is not drawn again.
 */
export function shareStructure<Value>(previous: unknown, next: Value): Value;
export function shareStructure(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next)) return previous;
  if (Array.isArray(next)) return Array.isArray(previous) ? shareArray(previous, next) : next;
  if (isRecord(previous) && isRecord(next)) return shareRecord(previous, next);
  return next;
}

/** Elements with an id are looked for by it, so that a node put in between does not make strangers of all that follow. */
function shareArray(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const byId = new Map(previous.filter(hasId).map((element) => [element.id, element]));
  const shared = next.map((element, index) =>
    shareStructure(hasId(element) ? byId.get(element.id) : previous[index], element),
  );
  const unchanged = shared.length === previous.length && shared.every((element, index) => element === previous[index]);
  return unchanged ? previous : shared;
}

function shareRecord(previous: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(next);
  const shared = Object.fromEntries(keys.map((key) => [key, shareStructure(previous[key], next[key])]));
  const unchanged =
    keys.length === Object.keys(previous).length &&
    keys.every((key) => key in previous && Object.is(shared[key], previous[key]));
  return unchanged ? previous : shared;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasId(value: unknown): value is { readonly id: string } {
  return isRecord(value) && typeof value.id === 'string';
}
