import { describe, expect, test } from 'vitest';
import type { Attribute, AttributeSchema } from '../../engine/operators/attribute.ts';
import type { PaletteEntry } from '../../engine/view/snapshot.ts';
import { describeNode } from '../../webview/canvas/describeNode.ts';
import { detailOf } from '../../webview/canvas/graph/detail.ts';
import { attributesOf } from '../../webview/canvas/inspector/attributes.ts';
import { printDefault, shapeAsYaml, shapeFromField, yamlFromField } from '../../webview/canvas/inspector/yamlText.ts';
import { undoOrRedo } from '../../webview/canvas/keyboard/useUndoKeys.ts';
import { readMemory } from '../../webview/canvas/memory.ts';
import { piecesOf } from '../../webview/canvas/Prose.tsx';
import { groupPalette } from '../../webview/canvas/palette/groups.ts';
import { duration, measured } from '../../webview/numbers.ts';
import { printIndex, printResultShape } from '../../webview/results/resultShape.ts';
import { nextOrder, sortRows } from '../../webview/results/sorting.ts';
import { viewNode } from './snapshots.ts';

test('measured numbers have three digits, and say when they are none', () => {
  const values = [0, 3, -2.3145, 0.0213, 1234.5, 1e-7, 2.5e9, Number.NaN, Number.NEGATIVE_INFINITY];
  expect(values.map(measured)).toEqual([
    '0',
    '3',
    '−2.31',
    '0.0213',
    '1235',
    '1.00e-7',
    '2.50e+9',
    'not a number',
    '−∞',
  ]);
});

test('durations', () => {
  expect([0.05, 12.44, 310.2, 1500, 12_345].map(duration)).toEqual([
    '0.05 ms',
    '12.4 ms',
    '310 ms',
    '1.50 s',
    '12.3 s',
  ]);
});

test('a node is described in one breath', () => {
  const node = viewNode('conv1', 1, {
    outputs: [{ name: 'output', shape: '64 × 56 × 56' }],
    parameters: { total: 9408, receipt: '' },
    problems: [{ code: 'x', severity: 'warning', message: 'Hm.' }],
  });
  expect(describeNode(node)).toBe('conv1, Conv2d, 64 × 56 × 56, 9,408 parameters, 1 warning');
  expect(describeNode(viewNode('image', 0, { kind: 'input', op: '' }))).toBe('image, network input, 3 × 8 × 8');
});

test('a card says in a few words what is given', () => {
  const given = {
    out_channels: '=width * 2',
    kernel_size: '[1, 7]',
    stride: '2',
    bias: 'false',
    padding_mode: 'zeros',
  };
  const node = viewNode('conv1', 1, { given, computed: { out_channels: '64' } });
  expect(detailOf(node)).toBe('64, 1×7, stride 2, no bias, padding mode zeros');
  expect(detailOf(viewNode('conv2', 1, { given: { kernel_size: '3' } }))).toBe('3×3');
});

test('the inspector lists whatever an operator can be told, and how often a block is repeated', () => {
  const schema: AttributeSchema = {
    stride: { kind: 'pair', doc: '', default: [1, 1] },
    groups: { kind: 'integer', doc: '', default: 1 },
  };
  const node = viewNode('stage', 1, { kind: 'block', given: { groups: '=x' }, computed: { groups: '4' }, repeat: 2 });
  expect(attributesOf(node, schema).map(({ name, text, value }) => [name, text, value])).toEqual([
    ['stride', undefined, ''],
    ['groups', '=x', '4'],
    ['repeat', '2', ''],
  ]);
});

describe('a field', () => {
  const pair: Attribute = { kind: 'pair', doc: '', default: [1, 1] };
  const integer: Attribute = { kind: 'integer', doc: '' };

  test.each([
    [pair, '3', '3'],
    [pair, '3, 5', '[3, 5]'],
    [pair, '3x5', '[3, 5]'],
    [pair, '3 × 5', '[3, 5]'],
    [pair, '[3, 5]', '[3, 5]'],
    [pair, '=kernel', '=kernel'],
    [pair, 'nonsense here', 'nonsense here'],
    [pair, '  ', undefined],
    [integer, ' 64 ', '64'],
    [{ kind: 'integers', doc: '' } satisfies Attribute, '64', '[64]'],
    [{ kind: 'integers', doc: '', single: true } satisfies Attribute, '64', '64'],
    [{ kind: 'integers', doc: '', single: true } satisfies Attribute, '3 4', '[3, 4]'],
    [{ kind: 'padding', doc: '', named: true } satisfies Attribute, 'same', 'same'],
    [{ kind: 'padding', doc: '' } satisfies Attribute, '1 1 2 2', '[1, 1, 2, 2]'],
  ])('%#: %s typed as %s is %s', (attribute, typed, text) => {
    expect(yamlFromField(attribute, typed)).toBe(text);
  });

  test('shows its default', () => {
    expect(printDefault(pair)).toBe('1');
    expect(printDefault({ kind: 'pair', doc: '', default: [1, 2] })).toBe('[1, 2]');
    expect(printDefault({ kind: 'boolean', doc: '', default: true })).toBe('true');
    expect(printDefault(integer)).toBe('required');
    expect(printDefault({ ...integer, optional: true })).toBe('none');
  });
});

describe('the shape of an input', () => {
  test.each([
    ['3, 224, 224', '[3, 224, 224]'],
    ['3x224x224', '[3, 224, 224]'],
    ['3 × H × W', '[3, H, W]'],
    [' 3 x 64 y', '[3, 64, y]'],
    ['128', '[128]'],
    ['[3, H, W]', '[3, H, W]'],
    ['', ''],
  ])('typed as %s is %s', (typed, text) => {
    expect(shapeFromField(typed)).toBe(text);
  });

  test('is shown as the file has it', () => {
    expect(shapeAsYaml('3 × H × W')).toBe('[3, H, W]');
    expect(shapeAsYaml('')).toBe('');
  });
});

describe('the palette', () => {
  const entries = [
    entry('Conv2d', 'operator', 'Convolution'),
    entry('MaxPool2d', 'operator', 'Pooling'),
    entry('Inception', 'block', 'Inception blocks'),
    { ...entry('Mine', 'block', ''), own: true },
  ];

  test('shows the blocks of the file, then all blocks, then operators', () => {
    expect(groupPalette(entries, '').map(({ title }) => title)).toEqual([
      'In this file',
      'Inception blocks',
      'Convolution',
      'Pooling',
    ]);
  });

  test('finds by every word, in the name, the category and the description', () => {
    expect(names('conv')).toEqual(['Conv2d']);
    expect(names('slides pool')).toEqual(['MaxPool2d']);
    expect(names('nothing like it')).toEqual([]);
  });

  function names(query: string): readonly string[] {
    return groupPalette(entries, query).flatMap((group) => group.entries.map(({ name }) => name));
  }

  function entry(name: string, kind: PaletteEntry['kind'], category: string): PaletteEntry {
    return {
      name,
      kind,
      category,
      doc: kind === 'operator' ? 'Slides over the input.' : '',
      attributes: {},
      own: false,
    };
  }
});

test('documentation keeps its code and stress', () => {
  expect(piecesOf('Like `Conv2d`, but **deep**; see [the paper](https://example.org).')).toEqual([
    { kind: 'text', text: 'Like ' },
    { kind: 'code', text: 'Conv2d' },
    { kind: 'text', text: ', but ' },
    { kind: 'strong', text: 'deep' },
    { kind: 'text', text: '; see ' },
    { kind: 'text', text: 'the paper' },
    { kind: 'text', text: '.' },
  ]);
});

test('undo and redo are told from other keys', () => {
  const press = (key: string, shiftKey = false, ctrlKey = true) =>
    undoOrRedo({ key, shiftKey, ctrlKey, metaKey: false, altKey: false });
  expect([press('z'), press('Z', true), press('y'), press('z', false, false), press('a')]).toEqual([
    'undo',
    'redo',
    'redo',
    undefined,
    undefined,
  ]);
});

test('memory of another version, or none, is as on the first day', () => {
  const fresh = readMemory(undefined);
  expect(fresh.direction).toBe('down');
  expect(fresh.panels).toEqual({ palette: true, inspector: true });
  expect(readMemory({ direction: 7, selection: 'x', unfolded: ['a', 3], viewport: { x: 1, y: 2, zoom: 0 } })).toEqual({
    ...fresh,
    unfolded: ['a'],
  });
  const viewport = { x: 1, y: 2, zoom: 0.5, area: { width: 300, height: 200 } };
  expect(readMemory({ viewport }).viewport).toEqual(viewport);
  expect(readMemory({ viewport: { ...viewport, area: 'large' } }).viewport).toEqual({ ...viewport, area: undefined });
});

describe('results', () => {
  const rows = [
    { id: 'b', op: 'ReLU', shape: [1, 4], mean: 1, deviation: Number.NaN, time: undefined },
    { id: 'a', op: 'Conv2d', shape: [1, 2, 9], mean: -1, deviation: 3, time: 5 },
    { id: 'c', op: 'Add', shape: [1, 2], mean: 0, deviation: 1, time: 7 },
  ];

  test('are sorted, with what is unknown at the end', () => {
    const ids = (column: 'time' | 'node' | 'deviation' | 'shape', descending: boolean) =>
      sortRows(rows, { column, descending })
        .map(({ id }) => id)
        .join('');
    expect(ids('time', true)).toBe('cab');
    expect(ids('time', false)).toBe('acb');
    expect(ids('node', false)).toBe('abc');
    expect(ids('deviation', true)).toBe('acb');
    expect(ids('shape', true)).toBe('abc');
    expect(sortRows(rows, undefined)).toBe(rows);
  });

  test('take turns in their order', () => {
    const first = nextOrder(undefined, 'time');
    const second = nextOrder(first, 'time');
    expect(first).toEqual({ column: 'time', descending: true });
    expect(second).toEqual({ column: 'time', descending: false });
    expect(nextOrder(second, 'time')).toBeUndefined();
    expect(nextOrder(first, 'node')).toEqual({ column: 'node', descending: false });
  });

  test('show shapes without a batch of one, and where a value lies', () => {
    expect(printResultShape([1, 64, 56, 56])).toBe('64 × 56 × 56');
    expect(printResultShape([8, 10])).toBe('10, 8 samples');
    expect(printIndex(7, [1, 10])).toBe('7');
    expect(printIndex(51, [1, 3, 5, 5])).toBe('[2, 0, 1]');
  });
});
