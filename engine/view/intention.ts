/**
 * What a gesture on the canvas asks for. The host turns an intention into the smallest text edits; the canvas never writes.
 * Nodes are named by their paths; only nodes of the file itself (`Snapshot.nodes` with `editable`) can be changed.
 */
export type Intention =
  | { readonly kind: 'add-node'; readonly op: string; readonly after?: string }
  /** `also`: other edges from the same output, where they run together and are all cut. */
  | {
      readonly kind: 'insert-on-edge';
      readonly op: string;
      readonly edge: EdgeReference;
      readonly also?: readonly EdgeReference[];
    }
  | ({ readonly kind: 'connect' } & Connection)
  /** The edge becomes this connection: one of its ends was moved. */
  | ({ readonly kind: 'reconnect'; readonly edge: EdgeReference } & Connection)
  | { readonly kind: 'disconnect'; readonly edge: EdgeReference }
  /** Or inputs that nothing reads; or what is an output of the network no longer is one. */
  | { readonly kind: 'delete-nodes'; readonly nodes: readonly string[] }
  /** `text` is what to write after the colon, as YAML; undefined removes the attribute. */
  | {
      readonly kind: 'set-attribute';
      readonly node: string;
      readonly attribute: string;
      readonly text: string | undefined;
    }
  /** Of a node or an input. */
  | { readonly kind: 'rename-node'; readonly node: string; readonly name: string }
  | { readonly kind: 'add-input' }
  /** `text` is the shape as YAML: `[3, H, W]`. */
  | { readonly kind: 'set-shape'; readonly input: string; readonly text: string }
  | {
      readonly kind: 'set-output';
      readonly source: string;
      readonly sourcePort: number;
      readonly isOutput: boolean;
    }
  /** `text` is lines of nodes; they come after the node, else after the last one. */
  | { readonly kind: 'paste-nodes'; readonly text: string; readonly after?: string }
  | { readonly kind: 'duplicate-nodes'; readonly nodes: readonly string[] };

export interface Connection {
  readonly source: string;
  readonly sourcePort: number;
  readonly target: string;
  readonly targetPort: number;
}

/** The connection into one input of one node; that names it, since an input has one source. */
export interface EdgeReference {
  readonly target: string;
  readonly targetPort: number;
}
