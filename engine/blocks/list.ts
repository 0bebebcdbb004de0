import ConvBN from './ConvBN.cnn.yaml';
import ConvBNReLU from './ConvBNReLU.cnn.yaml';
import ResNetBottleneck from './ResNetBottleneck.cnn.yaml';
import Shortcut from './Shortcut.cnn.yaml';

/** Every block that ships with the engine, in palette order: its text by its name. Adding one is a file and a line. */
export const builtInBlocks: Readonly<Record<string, string>> = { ResNetBottleneck, Shortcut, ConvBNReLU, ConvBN };
