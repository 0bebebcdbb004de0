/**
 * What an operator or block is called elsewhere, without regard to capitals: in Keras (https://keras.io/api/layers), in ONNX
 * (https://onnx.ai/onnx/operators), in functions of PyTorch, in talk.
 */
const otherNames: Readonly<Record<string, string>> = {
  averagepooling2d: 'AvgPool2d',
  averagepool: 'AvgPool2d',
  batchnormalization: 'BatchNorm2d',
  bn: 'BatchNorm2d',
  cat: 'Concat',
  clip: 'Hardtanh',
  concatenate: 'Concat',
  conv: 'Conv2d',
  convolution2d: 'Conv2d',
  conv2dtranspose: 'ConvTranspose2d',
  convtranspose: 'ConvTranspose2d',
  deconvolution: 'ConvTranspose2d',
  dense: 'Linear',
  depthtospace: 'PixelShuffle',
  depthwiseconv2d: 'DepthwiseConv',
  fc: 'Linear',
  fullyconnected: 'Linear',
  gemm: 'Linear',
  globalaveragepool: 'AdaptiveAvgPool2d',
  globalaveragepooling2d: 'AdaptiveAvgPool2d',
  globalavgpool: 'AdaptiveAvgPool2d',
  globalmaxpool: 'AdaptiveMaxPool2d',
  globalmaxpooling2d: 'AdaptiveMaxPool2d',
  groupnormalization: 'GroupNorm',
  instancenormalization: 'InstanceNorm2d',
  interpolate: 'Upsample',
  layernormalization: 'LayerNorm2d',
  lrn: 'LocalResponseNorm',
  matmul: 'Linear',
  maxpool: 'MaxPool2d',
  maxpooling2d: 'MaxPool2d',
  multiply: 'Mul',
  reducemean: 'Mean',
  resize: 'Upsample',
  se: 'SqueezeExcitation',
  separableconv2d: 'DepthwiseSeparable',
  spacetodepth: 'PixelUnshuffle',
  subtract: 'Sub',
  swish: 'SiLU',
  transpose: 'Permute',
  upsampling2d: 'Upsample',
  zeropadding2d: 'Pad',
};

/** The name here, of a name elsewhere. */
export function nameHere(name: string): string | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(otherNames, key) ? otherNames[key] : undefined;
}

/** What is called in a line of Python: `Conv2d` of `nn.Conv2d(3, 8)`. */
export function calledName(line: string): string {
  return /^(?:\w+\.)*(\w+)(?:\(.*\))?$/s.exec(line.trim())?.[1] ?? line;
}

export const namesElsewhere: readonly string[] = Object.keys(otherNames);
