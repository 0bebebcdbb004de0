import { activation } from './activation.ts';

export const hardtanh = activation({
  name: 'Hardtanh',
  doc: 'Cuts off what is below `min_val` or above `max_val`.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Hardtanh.html',
  attributes: {
    min_val: { kind: 'number', default: -1, doc: 'The smallest output.' },
    max_val: { kind: 'number', default: 1, doc: 'The largest output.' },
  },
  check({ attributes: { min_val, max_val } }) {
    if (min_val < max_val) return undefined;
    return {
      refused: 'attribute-conflict',
      at: { attribute: 'max_val' },
      message: `max_val must be larger than min_val, but ${max_val} is not larger than ${min_val}`,
      help: 'Exchange them.',
    };
  },
  lower({ attributes: { min_val, max_val } }, graph) {
    return [graph.node('Clip', [...graph.inputs, graph.floats([min_val], []), graph.floats([max_val], [])])];
  },
  examples: [{ attributes: { min_val: -0.25, max_val: 0.5 }, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] }],
});
