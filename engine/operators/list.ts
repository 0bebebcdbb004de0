import { hardsigmoid } from './activation/hardsigmoid.ts';
import { hardswish } from './activation/hardswish.ts';
import { leakyRelu } from './activation/leakyRelu.ts';
import { relu } from './activation/relu.ts';
import { relu6 } from './activation/relu6.ts';
import { sigmoid } from './activation/sigmoid.ts';
import { silu } from './activation/silu.ts';
import { conv2d } from './convolution/conv2d.ts';
import { deformConv2d } from './convolution/deformConv2d.ts';
import { linear } from './linear/linear.ts';
import { add } from './merge/add.ts';
import { concat } from './merge/concat.ts';
import { mul } from './merge/mul.ts';
import { batchNorm2d } from './normalization/batchNorm2d.ts';
import type { Operator } from './operator.ts';
import { adaptiveAvgPool2d } from './pooling/adaptiveAvgPool2d.ts';
import { adaptiveMaxPool2d } from './pooling/adaptiveMaxPool2d.ts';
import { avgPool2d } from './pooling/avgPool2d.ts';
import { maxPool2d } from './pooling/maxPool2d.ts';
import { dropout } from './regularization/dropout.ts';
import { channelShuffle } from './reshape/channelShuffle.ts';
import { chunk } from './reshape/chunk.ts';
import { flatten } from './reshape/flatten.ts';
import { identity } from './reshape/identity.ts';
import { split } from './reshape/split.ts';
import { upsample } from './resize/upsample.ts';

/** Every operator, in the order of the palette. A record and a line here is all that a new one takes. */
export const operators: readonly Operator[] = [
  conv2d,
  deformConv2d,
  maxPool2d,
  avgPool2d,
  adaptiveAvgPool2d,
  adaptiveMaxPool2d,
  batchNorm2d,
  relu,
  relu6,
  leakyRelu,
  silu,
  hardswish,
  hardsigmoid,
  sigmoid,
  linear,
  add,
  mul,
  concat,
  split,
  chunk,
  flatten,
  identity,
  channelShuffle,
  upsample,
  dropout,
];
