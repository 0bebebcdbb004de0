import ASPP from './ASPP.cnn.yaml';
import Bottleneck from './Bottleneck.cnn.yaml';
import CBAM from './CBAM.cnn.yaml';
import Conv3x3Stack from './Conv3x3Stack.cnn.yaml';
import ConvBN from './ConvBN.cnn.yaml';
import ConvBNReLU from './ConvBNReLU.cnn.yaml';
import ConvNeXtBlock from './ConvNeXtBlock.cnn.yaml';
import ConvReLU from './ConvReLU.cnn.yaml';
import DeformableBottleneck from './DeformableBottleneck.cnn.yaml';
import DeformableConv from './DeformableConv.cnn.yaml';
import DenseBlock from './DenseBlock.cnn.yaml';
import DenseLayer from './DenseLayer.cnn.yaml';
import DenseTransition from './DenseTransition.cnn.yaml';
import DepthwiseConv from './DepthwiseConv.cnn.yaml';
import DepthwiseSeparable from './DepthwiseSeparable.cnn.yaml';
import DepthwiseSeparableBN from './DepthwiseSeparableBN.cnn.yaml';
import DilatedConv from './DilatedConv.cnn.yaml';
import DilatedStack from './DilatedStack.cnn.yaml';
import EfficientChannelAttention from './EfficientChannelAttention.cnn.yaml';
import Fire from './Fire.cnn.yaml';
import FusedMBConv from './FusedMBConv.cnn.yaml';
import GroupConv from './GroupConv.cnn.yaml';
import Inception from './Inception.cnn.yaml';
import InceptionA from './InceptionA.cnn.yaml';
import InceptionB from './InceptionB.cnn.yaml';
import InceptionBN from './InceptionBN.cnn.yaml';
import InceptionC from './InceptionC.cnn.yaml';
import InceptionD from './InceptionD.cnn.yaml';
import InceptionE from './InceptionE.cnn.yaml';
import InceptionNaive from './InceptionNaive.cnn.yaml';
import InvertedResidual from './InvertedResidual.cnn.yaml';
import MBConv from './MBConv.cnn.yaml';
import PreActivationBlock from './PreActivationBlock.cnn.yaml';
import RegNetBlock from './RegNetBlock.cnn.yaml';
import ResidualBlock from './ResidualBlock.cnn.yaml';
import ResNetBottleneck from './ResNetBottleneck.cnn.yaml';
import ResNetBottleneckV1 from './ResNetBottleneckV1.cnn.yaml';
import ResNeXtBottleneck from './ResNeXtBottleneck.cnn.yaml';
import SEBottleneck from './SEBottleneck.cnn.yaml';
import SEResidualBlock from './SEResidualBlock.cnn.yaml';
import Shortcut from './Shortcut.cnn.yaml';
import ShuffleNetUnit from './ShuffleNetUnit.cnn.yaml';
import ShuffleNetV2Unit from './ShuffleNetV2Unit.cnn.yaml';
import SqueezeExcitation from './SqueezeExcitation.cnn.yaml';
import SqueezeExcitationLinear from './SqueezeExcitationLinear.cnn.yaml';
import VGGStack from './VGGStack.cnn.yaml';

/** Every block that ships with the engine, in palette order: its text by its name. Adding one is a file and a line. */
export const builtInBlocks: Readonly<Record<string, string>> = {
  ConvBNReLU,
  ConvReLU,
  ConvBN,
  Conv3x3Stack,
  VGGStack,
  GroupConv,
  DilatedConv,
  DilatedStack,
  ResidualBlock,
  ResNetBottleneck,
  ResNetBottleneckV1,
  Bottleneck,
  ResNeXtBottleneck,
  PreActivationBlock,
  RegNetBlock,
  ConvNeXtBlock,
  Shortcut,
  Inception,
  InceptionNaive,
  InceptionBN,
  InceptionA,
  InceptionB,
  InceptionC,
  InceptionD,
  InceptionE,
  Fire,
  DepthwiseSeparable,
  DepthwiseSeparableBN,
  DepthwiseConv,
  InvertedResidual,
  MBConv,
  FusedMBConv,
  ShuffleNetUnit,
  ShuffleNetV2Unit,
  SqueezeExcitation,
  SqueezeExcitationLinear,
  SEResidualBlock,
  SEBottleneck,
  EfficientChannelAttention,
  CBAM,
  DeformableConv,
  DeformableBottleneck,
  DenseBlock,
  DenseLayer,
  DenseTransition,
  ASPP,
};
