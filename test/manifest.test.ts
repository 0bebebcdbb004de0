import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, sourceFiles } from './sourceFiles.ts';

const kinds = ['commands', 'settings', 'customEditors', 'views', 'languages', 'documents'] as const;

/** What package.json promises and what the code registers are the same, in both directions. */
describe('the manifest', () => {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const promised = promisedBy(manifest);
  const registered = registeredBy(sourceFiles('extension').map(({ text }) => text));

  test.each(kinds)('%s are those of the code', (kind) => {
    expect(promised[kind]).toEqual(registered[kind]);
  });

  test('every id in menus, keys and walkthroughs is a command', () => {
    const { menus = {}, keybindings = [], commands = [] } = manifest.contributes;
    const used = [...Object.values(menus).flat(), ...keybindings].flatMap(({ command }) => command ?? []);
    const own = new Set(commands.map(({ command }) => command));
    expect(used.filter((command) => command.startsWith('netwright.') && !own.has(command))).toEqual([]);
  });

  test('planted code is found', () => {
    const found = registeredBy([
      `export const viewType = 'netwright.canvas';`,
      `window.registerCustomEditorProvider(viewType, provider);`,
      `commands.registerCommand(\n  'netwright.openCanvas', open);`,
      `commands.registerTextEditorCommand('netwright.insert', insert);`,
      `workspace.getConfiguration('netwright').get<'text' | 'canvas'>('defaultEditor', 'text');`,
      `const settings = workspace.getConfiguration('netwright.hints', document);\nsettings.get('shapes');`,
      `event.affectsConfiguration('netwright.budget')`,
      `const section = 'netwright.run';\nworkspace.getConfiguration(section).get('seed');\naffectsConfiguration(section);`,
      `window.createTreeView('netwright.outline', {});`,
      `const languageId = 'cnn-yaml';\nlanguages.registerHoverProvider(languageId, provider);`,
      `const blockScheme = 'netwright-block';\nworkspace.registerTextDocumentContentProvider(blockScheme, provider);`,
    ]);
    expect(found).toEqual({
      commands: ['netwright.insert', 'netwright.openCanvas'],
      settings: ['netwright.budget', 'netwright.defaultEditor', 'netwright.hints.shapes', 'netwright.run.seed'],
      customEditors: ['netwright.canvas'],
      views: ['netwright.outline'],
      languages: ['cnn-yaml'],
      documents: ['netwright-block'],
    });
  });

  test('a planted manifest is read', () => {
    const found = promisedBy({
      activationEvents: ['onFileSystem:netwright-block', 'onStartupFinished'],
      contributes: {
        commands: [{ command: 'netwright.b' }, { command: 'netwright.a' }],
        configuration: [{ properties: { 'netwright.y': {} } }, { properties: { 'netwright.x': {} } }],
        customEditors: [{ viewType: 'netwright.canvas' }],
        views: { explorer: [{ id: 'netwright.outline' }] },
        languages: [{ id: 'cnn-yaml' }],
      },
    });
    expect(found).toEqual({
      commands: ['netwright.a', 'netwright.b'],
      settings: ['netwright.x', 'netwright.y'],
      customEditors: ['netwright.canvas'],
      views: ['netwright.outline'],
      languages: ['cnn-yaml'],
      documents: ['netwright-block'],
    });
  });
});

type Ids = Readonly<Record<(typeof kinds)[number], readonly string[]>>;

interface Manifest {
  /** Only those that VS Code does not read off from `contributes`. */
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands?: readonly { readonly command: string }[];
    readonly configuration?: Configuration | readonly Configuration[];
    readonly customEditors?: readonly { readonly viewType: string }[];
    readonly keybindings?: readonly { readonly command: string }[];
    readonly languages?: readonly { readonly id: string }[];
    readonly menus?: Readonly<Record<string, readonly { readonly command?: string }[]>>;
    readonly views?: Readonly<Record<string, readonly { readonly id: string }[]>>;
  };
}

interface Configuration {
  readonly properties: Readonly<Record<string, unknown>>;
}

function promisedBy({ activationEvents, contributes }: Manifest): Ids {
  const configurations = [contributes.configuration ?? []].flat();
  return {
    commands: unique((contributes.commands ?? []).map(({ command }) => command)),
    settings: unique(configurations.flatMap(({ properties }) => Object.keys(properties))),
    customEditors: unique((contributes.customEditors ?? []).map(({ viewType }) => viewType)),
    views: unique(Object.values(contributes.views ?? {}).flatMap((views) => views.map(({ id }) => id))),
    languages: unique((contributes.languages ?? []).map(({ id }) => id)),
    // A document without a file that was open when VS Code ended is opened again before anything else wakes the extension.
    documents: unique(activationEvents.flatMap((event) => /^onFileSystem:(.+)$/.exec(event)?.[1] ?? [])),
  };
}

/** Found by spelling: an id is written out where it is registered, or is a constant with a name of its own. */
function registeredBy(texts: readonly string[]): Ids {
  const constants = constantsOf(texts.join('\n'));
  const ids = (before: RegExp) => {
    const argument = new RegExp(`${before.source}(?:'([^']+)'|(\\w+))`, 'g');
    return texts
      .flatMap((text) => [...text.matchAll(argument)])
      .map(([, literal, name = '']) => literal ?? constants.get(name) ?? `${name}, which is no constant`);
  };
  return {
    commands: unique(ids(/\bregister(?:TextEditor)?Command\(\s*/)),
    settings: unique(texts.flatMap(settingsOf)),
    customEditors: unique(ids(/\bregisterCustomEditorProvider\(\s*/)),
    views: unique(ids(/\b(?:createTreeView|registerTreeDataProvider|registerWebviewViewProvider)(?:<[^(]*>)?\(\s*/)),
    languages: unique(ids(/\blanguages\.register\w+Provider\(\s*/)),
    documents: unique(ids(/\bregisterTextDocumentContentProvider\(\s*/)),
  };
}

/** `getConfiguration('netwright').get('x')`, the same through a constant, and `affectsConfiguration('netwright.x')`. */
function settingsOf(text: string): readonly string[] {
  const constants = constantsOf(text);
  const spelled = text.replaceAll(/(?<=Configuration\()\w+/g, (name) => `'${constants.get(name)}'`);
  const configuration = String.raw`\bgetConfiguration\(\s*'(netwright[^']*)'[^)]*\)`;
  const key = String.raw`\s*\.(?:get|has|inspect|update)(?:<[^(]*>)?\(\s*'([^']+)'`;
  const all = (pattern: string) => [...spelled.matchAll(new RegExp(pattern, 'g'))];

  const watched = all(String.raw`\baffectsConfiguration\(\s*'(netwright\.[^']+)'`).map(([, name = '']) => name);
  const chained = all(configuration + key).map(([, section, name]) => `${section}.${name}`);
  const kept = all(String.raw`\bconst (\w+) =[^;]*?${configuration};`).flatMap(([, settings, section]) =>
    all(String.raw`\b${settings}${key}`).map(([, name]) => `${section}.${name}`),
  );
  const found = [...watched, ...chained, ...kept];
  // What is watched may be a section.
  return found.filter((each) => !found.some((other) => other.startsWith(`${each}.`)));
}

/** `const viewType = 'netwright.canvas'` */
function constantsOf(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/\bconst (\w+) = '([^']+)'/g)].map(([, name = '', value = '']) => [name, value]));
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}
