/**
 * How people left the canvases of this workspace: where they looked, what was unfolded. Only the canvas reads what is kept
 * for it. The files that were looked at last are remembered, the others forgotten.
 */
export class Memories {
  private readonly store: MemoryStore;

  constructor(store: MemoryStore) {
    this.store = store;
  }

  of(uri: string): unknown {
    return this.all().find((each) => each.uri === uri)?.memory;
  }

  async keep(uri: string, memory: unknown): Promise<void> {
    // The name of a file that was never saved is soon that of another one.
    if (uri.startsWith('untitled:')) return;
    const others = this.all().filter((each) => each.uri !== uri);
    await this.store.update(key, [{ uri, memory }, ...others].slice(0, mostFiles));
  }

  private all(): readonly Kept[] {
    return this.store.get(key, []);
  }
}

/** What is needed of VS Code's `Memento`. */
export interface MemoryStore {
  get(key: string, otherwise: readonly Kept[]): readonly Kept[];
  update(key: string, value: readonly Kept[]): PromiseLike<void>;
}

interface Kept {
  readonly uri: string;
  readonly memory: unknown;
}

const key = 'netwright.canvas.memories';
export const mostFiles = 100;
