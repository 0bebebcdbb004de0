export const probability = {
  kind: 'number',
  minimum: 0,
  maximum: 1,
  doc: 'How likely each is set to zero while training.',
} as const;
