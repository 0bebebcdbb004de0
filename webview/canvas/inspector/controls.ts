import type { ComponentType } from 'react';
import type { Attribute } from '../../../engine/operators/attribute.ts';
import type { Intention } from '../../../engine/view/intention.ts';
import type { PaletteEntry } from '../../../engine/view/snapshot.ts';
import type { ShownAttribute } from './attributes.ts';
import { BooleanControl } from './BooleanControl.tsx';
import { ChoiceControl } from './ChoiceControl.tsx';
import { TextControl } from './TextControl.tsx';

/** What every control gets. It commits YAML text, or undefined for the default. */
export interface ControlProps {
  readonly id: string;
  readonly viewAttribute: ShownAttribute;
  readonly invalid: boolean;
  readonly readOnly: boolean;
  readonly operators: readonly PaletteEntry[];
  readonly onCommit: (text: string | undefined) => void;
  /** What committing this text asks for. */
  readonly intentionFor: (text: string | undefined) => Intention;
}

export const controlFor: Readonly<Record<Attribute['kind'], ComponentType<ControlProps>>> = {
  integer: TextControl,
  number: TextControl,
  boolean: BooleanControl,
  choice: ChoiceControl,
  pair: TextControl,
  padding: TextControl,
  integers: TextControl,
  operator: TextControl,
};
