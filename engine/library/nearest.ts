/** The candidates that a person may have meant by `name`, best first; at most three. */
export function nearest(name: string, candidates: Iterable<string>): string[] {
  // Any letter is one step away from any other.
  const limit = name.length === 1 ? 0 : Math.max(1, Math.floor(name.length / 3));
  return [...candidates]
    .filter((candidate) => Math.abs(candidate.length - name.length) <= limit || startsAlike(name, candidate))
    .map((candidate) => ({ candidate, distance: distanceBetween(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= limit || startsAlike(name, candidate))
    .sort((left, right) => left.distance - right.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** `Did you mean Conv2d or ConvBN?`, or nothing when nothing is near. */
export function didYouMean(similar: readonly string[]): string {
  if (similar.length === 0) return '';
  const last = similar.at(-1) ?? '';
  return similar.length === 1 ? `Did you mean ${last}?` : `Did you mean ${similar.slice(0, -1).join(', ')} or ${last}?`;
}

function startsAlike(name: string, candidate: string): boolean {
  return name.length >= 3 && candidate.toLowerCase().startsWith(name.toLowerCase());
}

/** Levenshtein's distance, a swap of neighbours counted as one step. */
function distanceBetween(left: string, right: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      const substituted = (previous[column - 1] ?? 0) + (same ? 0 : 1);
      let best = Math.min(substituted, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) best = Math.min(best, (before[column - 2] ?? 0) + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[right.length] ?? 0;
}
