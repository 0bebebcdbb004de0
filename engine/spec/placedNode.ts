import type { AttributeDefinition, NodeDefinition, Reference, ValueDefinition } from './definition.ts';
import { type Expression, mapRanges } from './expression.ts';
import type { Problem } from './problem.ts';
import type { Range } from './range.ts';

/** One entry of `nodes`, read as if the text began with it: the same words give the same node wherever they stand. */
export interface ReadNode {
  readonly text: string;
  readonly definition: NodeDefinition;
  readonly problems: readonly Problem[];
  /** Whether nothing in it is computed: what it comes to depends on what it reads alone. */
  readonly isConstant: boolean;
  /** False where the words are not YAML: what was understood may be only a part. */
  readonly readable: boolean;
}

/**
 * A node at its place in the text. Its parts are moved there when somebody asks for them: of ten thousand nodes below an
 * edit hardly one is looked at.
 */
export class PlacedNode implements NodeDefinition {
  readonly read: ReadNode;
  readonly offset: number;

  constructor(read: ReadNode, offset: number) {
    this.read = read;
    this.offset = offset;
  }

  get name(): string {
    return this.read.definition.name;
  }

  get nameRange(): Range {
    return moveRange(this.read.definition.nameRange, this.offset);
  }

  get range(): Range {
    return moveRange(this.read.definition.range, this.offset);
  }

  get op(): ValueDefinition | undefined {
    return this.moved(this.read.definition.op, moveValue);
  }

  get from(): readonly Reference[] | undefined {
    return this.moved(this.read.definition.from, moveReferences);
  }

  get fromRange(): Range | undefined {
    return this.moved(this.read.definition.fromRange, moveRange);
  }

  get repeat(): ValueDefinition | undefined {
    return this.moved(this.read.definition.repeat, moveValue);
  }

  get when(): ValueDefinition | undefined {
    return this.moved(this.read.definition.when, moveValue);
  }

  get attributes(): readonly AttributeDefinition[] {
    return this.read.definition.attributes.map((attribute) => moveAttribute(attribute, this.offset));
  }

  get rest(): readonly AttributeDefinition[] {
    return this.read.definition.rest.map((attribute) => moveAttribute(attribute, this.offset));
  }

  private moved<T>(part: T | undefined, move: (part: T, offset: number) => T): T | undefined {
    return part === undefined ? undefined : move(part, this.offset);
  }
}

export function moveRange({ start, end }: Range, offset: number): Range {
  return { start: start + offset, end: end + offset };
}

function moveReferences(references: readonly Reference[], offset: number): readonly Reference[] {
  return references.map(({ name, port, range }) => ({ name, port, range: moveRange(range, offset) }));
}

function moveAttribute({ name, nameRange, range, value }: AttributeDefinition, offset: number): AttributeDefinition {
  return {
    name,
    nameRange: moveRange(nameRange, offset),
    range: moveRange(range, offset),
    value: moveValue(value, offset),
  };
}

function moveValue(value: ValueDefinition, offset: number): ValueDefinition {
  const range = moveRange(value.range, offset);
  if (value.kind === 'list') return { ...value, range, items: value.items.map((item) => moveValue(item, offset)) };
  if (value.kind !== 'expression') return { ...value, range };
  return { ...value, range, expression: moveExpression(value.expression, offset) };
}

function moveExpression(expression: Expression, offset: number): Expression {
  return mapRanges(expression, (range) => moveRange(range, offset));
}

export function isConstant({ op, repeat, when, attributes, rest }: NodeDefinition): boolean {
  const values = [op, repeat, when, ...[...attributes, ...rest].map((attribute) => attribute.value)];
  return values.every((value) => value === undefined || isConstantValue(value));
}

function isConstantValue(value: ValueDefinition): boolean {
  return value.kind === 'scalar' || (value.kind === 'list' && value.items.every(isConstantValue));
}
