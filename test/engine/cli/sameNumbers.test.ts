import { expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { hoverAt } from '../../../engine/language/hover.ts';
import { printCount } from '../../../engine/operators/receipt.ts';
import { viewOf } from '../../../engine/view/view.ts';
import { netwright } from './netwright.ts';
import { workFolder } from './workFolder.ts';

const text = `inputs: {wide: [256, 56, 56], image: [3, 56, 56]}
nodes:
  plain:      {op: Conv2d, from: wide, out_channels: 256, kernel_size: 3, padding: 1, bias: false}
  bottleneck: {op: Bottleneck, from: wide, width: 64, out_channels: 256}
  standard:   {op: Conv2d, from: image, out_channels: 256, kernel_size: 3, padding: 1, bias: false}
  separable:  {op: DepthwiseSeparable, from: image, out_channels: 256}
outputs: [plain, bottleneck, standard, separable]
`;

const folder = workFolder({ 'savings.cnn.yaml': text });

/** What the textbooks say, and the arithmetic for it. */
const expected = {
  plain: [589_824, '256×3×3×256 = 589,824'],
  bottleneck: [69_632, '256×1×1×64 + 64×3×3×64 + 64×1×1×256 = 69,632'],
  standard: [6_912, '3×3×3×256 = 6,912'],
  separable: [795, '(3/3)×3×3×3 + 3×1×1×256 = 795'],
} as const;

test('the same numbers in the hover, on the canvas and from the command line', async () => {
  const analysis = analyze(text);
  const { stdout } = await netwright(['analyze', 'savings.cnn.yaml', '--json'], folder);
  const report: { nodes: { id: string; parameters: number }[] } = JSON.parse(stdout);
  for (const [name, [parameters, receipt]] of Object.entries(expected)) {
    const onCanvas = viewOf(analysis, 1).nodes.find((node) => node.id === name)?.parameters;
    expect(onCanvas).toEqual({ total: parameters, receipt });
    expect(hoverAt(analysis, text.indexOf(`${name}:`))?.markdown).toContain(receipt);
    expect(report.nodes.find((node) => node.id === name)?.parameters).toBe(parameters);
    expect(receipt).toContain(printCount(parameters));
  }
});
