/** The only thing on standard output with `--json`. Numbers that are none (NaN, infinite) become null. */
export function printJson(report: object): void {
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
}
