/** The middle of several runs in milliseconds, after some that only warm up. */
export function median(action: () => unknown, runs = 30, warmUp = 5): number {
  for (let run = 0; run < warmUp; run++) action();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    action();
    times.push(performance.now() - start);
  }
  return middle(times);
}

export function middle(times: readonly number[]): number {
  return [...times].sort((left, right) => left - right)[Math.floor(times.length / 2)] ?? Number.NaN;
}

export function row(what: string, milliseconds: number, remark = ''): void {
  console.log(`${what.padEnd(64)} ${milliseconds.toFixed(2).padStart(9)} ms  ${remark}`);
}

export function heading(text: string): void {
  console.log(`\n${text}`);
}
