/** A number as YAML has it: https://yaml.org/spec/1.2.2/#10214-floating-point */
export function printNumber(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  return Number.isFinite(value) ? String(value) : value > 0 ? '.inf' : '-.inf';
}
