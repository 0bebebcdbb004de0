import { celu } from './activation/celu.ts';
import { elu } from './activation/elu.ts';
import { gelu } from './activation/gelu.ts';
import { hardsigmoid } from './activation/hardsigmoid.ts';
import { hardswish } from './activation/hardswish.ts';
import { hardtanh } from './activation/hardtanh.ts';
import { leakyRelu } from './activation/leakyRelu.ts';
import { logSoftmax } from './activation/logSoftmax.ts';
import { mish } from './activation/mish.ts';
import { prelu } from './activation/prelu.ts';
import { relu } from './activation/relu.ts';
import { relu6 } from './activation/relu6.ts';
import { selu } from './activation/selu.ts';
import { sigmoid } from './activation/sigmoid.ts';
import { silu } from './activation/silu.ts';
import { softmax } from './activation/softmax.ts';
import { softplus } from './activation/softplus.ts';
import { tanh } from './activation/tanh.ts';
import { conv2d } from './convolution/conv2d.ts';
import { convTranspose2d } from './convolution/convTranspose2d.ts';
import { deformConv2d } from './convolution/deformConv2d.ts';
import { linear } from './linear/linear.ts';
import { add } from './merge/add.ts';
import { concat } from './merge/concat.ts';
import { max } from './merge/max.ts';
import { mean } from './merge/mean.ts';
import { mul } from './merge/mul.ts';
import { sub } from './merge/sub.ts';
import { batchNorm2d } from './normalization/batchNorm2d.ts';
import { groupNorm } from './normalization/groupNorm.ts';
import { instanceNorm2d } from './normalization/instanceNorm2d.ts';
import { layerNorm } from './normalization/layerNorm.ts';
import { layerNorm2d } from './normalization/layerNorm2d.ts';
import { localResponseNorm } from './normalization/localResponseNorm.ts';
import type { Operator } from './operator.ts';
import { adaptiveAvgPool2d } from './pooling/adaptiveAvgPool2d.ts';
import { adaptiveMaxPool2d } from './pooling/adaptiveMaxPool2d.ts';
import { avgPool2d } from './pooling/avgPool2d.ts';
import { lpPool2d } from './pooling/lpPool2d.ts';
import { maxPool2d } from './pooling/maxPool2d.ts';
import { dropout } from './regularization/dropout.ts';
import { dropout2d } from './regularization/dropout2d.ts';
import { layerScale } from './regularization/layerScale.ts';
import { stochasticDepth } from './regularization/stochasticDepth.ts';
import { channelShuffle } from './reshape/channelShuffle.ts';
import { chunk } from './reshape/chunk.ts';
import { flatten } from './reshape/flatten.ts';
import { identity } from './reshape/identity.ts';
import { pad } from './reshape/pad.ts';
import { permute } from './reshape/permute.ts';
import { reshape } from './reshape/reshape.ts';
import { slice } from './reshape/slice.ts';
import { split } from './reshape/split.ts';
import { pixelShuffle } from './resize/pixelShuffle.ts';
import { pixelUnshuffle } from './resize/pixelUnshuffle.ts';
import { upsample } from './resize/upsample.ts';

/** Every operator, in the order of the palette. A record and a line here is all that a new one takes. */
export const operators: readonly Operator[] = [
  conv2d,
  convTranspose2d,
  deformConv2d,
  maxPool2d,
  avgPool2d,
  adaptiveAvgPool2d,
  adaptiveMaxPool2d,
  lpPool2d,
  batchNorm2d,
  groupNorm,
  instanceNorm2d,
  layerNorm,
  layerNorm2d,
  localResponseNorm,
  relu,
  relu6,
  leakyRelu,
  prelu,
  elu,
  selu,
  celu,
  silu,
  mish,
  gelu,
  hardswish,
  hardsigmoid,
  hardtanh,
  sigmoid,
  tanh,
  softplus,
  softmax,
  logSoftmax,
  linear,
  add,
  sub,
  mul,
  max,
  mean,
  concat,
  flatten,
  reshape,
  permute,
  split,
  chunk,
  slice,
  channelShuffle,
  pad,
  identity,
  upsample,
  pixelShuffle,
  pixelUnshuffle,
  dropout,
  dropout2d,
  stochasticDepth,
  layerScale,
];
