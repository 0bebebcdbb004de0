/** On the canvas every output of the network is a node of its own, named by its place in `outputs`. */
export function outputId(index: number): string {
  return `outputs:${index}`;
}

/** The place in `outputs`, for the id of an output; undefined for any other node. */
export function outputIndex(id: string): number | undefined {
  const match = /^outputs:(\d+)$/.exec(id);
  return match === null ? undefined : Number(match[1]);
}

export const needsAnOutput = 'A network needs an output. Connect another node to it instead.';
