import { definitionKeys, lawKeys } from '../spec/parseDefinition.ts';
import { nodeKeys } from '../spec/parseNode.ts';
import { parameterKeys } from '../spec/parseParameter.ts';

/** A path of keys as seen from the definition around it: the file, or one of its blocks. */
export interface LocalPath {
  /** The name of the block; undefined outside of `blocks`. */
  readonly block: string | undefined;
  readonly path: readonly string[];
}

export function localPath(path: readonly string[]): LocalPath {
  const [section, block] = path;
  return section === 'blocks' && block !== undefined ? { block, path: path.slice(2) } : { block: undefined, path };
}

/** The words of the language that may be keys of the mapping at a path, each with what it is for. */
export function keysAt(path: readonly string[]): Readonly<Record<string, string>> {
  const { block, path: inside } = localPath(path);
  const [section, , part] = inside;
  if (section === undefined) return block === undefined ? definitionKeys : blockKeys;
  if (section === 'nodes' && inside.length === 2) return nodeKeys;
  if (section === 'parameters' && inside.length === 2) return parameterKeys;
  return section === 'laws' && part === undefined ? lawKeys : {};
}

const { blocks: _, ...blockKeys } = definitionKeys;
