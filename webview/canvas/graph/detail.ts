import type { ViewNode } from '../../../engine/view/snapshot.ts';

/** `64, 3×3, stride 2`: what is given, in as few words as tell a node from its like. */
export function detailOf({ given, computed }: ViewNode): string {
  const values = new Map(Object.entries(computed));
  return Object.entries(given)
    .map(([name, text]) => {
      const shown = values.get(name) ?? text;
      if (name === 'out_channels' || name === 'out_features') return shown;
      if (name === 'kernel_size')
        return /^\d+$/.test(shown) ? `${shown}×${shown}` : shown.replace(/^\[(\d+), (\d+)\]$/, '$1×$2');
      return shown === 'false' ? `no ${name.replaceAll('_', ' ')}` : `${name.replaceAll('_', ' ')} ${shown}`;
    })
    .join(', ');
}
