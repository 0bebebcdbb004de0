import type { Lowering } from '../lowering.ts';
import { activation } from './activation.ts';

export const gelu = activation({
  name: 'GELU',
  doc: '`x · Φ(x)`, where Φ is the distribution of the normal: a smooth ReLU.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.GELU.html',
  attributes: {
    approximate: {
      kind: 'choice',
      choices: ['none', 'tanh'],
      default: 'none',
      doc: 'Whether Φ is computed exactly or with a hyperbolic tangent.',
    },
  },
  /** ONNX has Gelu from opset 20 on; these are its definitions. */
  lower({ attributes }, graph) {
    const [x = ''] = graph.inputs;
    const distribution = attributes.approximate === 'tanh' ? tanhOfCubic(x, graph) : erf(x, graph);
    const half = graph.node('Mul', [x, graph.floats([0.5], [])]);
    return [graph.node('Mul', [half, graph.node('Add', [distribution, graph.floats([1], [])])])];
  },
  examples: [
    { attributes: {}, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] },
    { attributes: { approximate: 'tanh' }, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] },
  ],
});

function erf(x: string, graph: Lowering): string {
  return graph.node('Erf', [graph.node('Mul', [x, graph.floats([Math.SQRT1_2], [])])]);
}

/** `tanh(√(2/π) · (x + 0.044715 x³))` */
function tanhOfCubic(x: string, graph: Lowering): string {
  const cube = graph.node('Mul', [graph.node('Mul', [x, x]), x]);
  const cubic = graph.node('Add', [x, graph.node('Mul', [cube, graph.floats([0.044715], [])])]);
  return graph.node('Tanh', [graph.node('Mul', [cubic, graph.floats([Math.sqrt(2 / Math.PI)], [])])]);
}
