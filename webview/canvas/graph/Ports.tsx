import { Handle } from '@xyflow/react';
import type { CSSProperties, ReactNode } from 'react';
import type { Port } from '../../../engine/view/snapshot.ts';
import type { Direction, Point, Size } from '../../layout/graph.ts';
import { inputPoint, outputPoint } from '../../layout/ports.ts';
import { inputSide, outputSide } from './flow.ts';

interface PortsProps {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly size: Size;
  readonly direction: Direction;
  readonly editable: boolean;
}

/** The points that connections start and end at, evenly spread as the layout expects them. */
export function Ports({ inputs, outputs, size, direction, editable }: PortsProps): ReactNode {
  return (
    <>
      {inputs.map((port, index) => (
        <Handle
          key={`in ${port.name}`}
          id={`in-${index}`}
          type="target"
          position={inputSide[direction]}
          style={alongSide(direction, inputPoint(size, direction, index, inputs.length))}
          title={titleOf('Input', port)}
          data-open={port.shape === '' || undefined}
          data-locked={!editable || undefined}
        />
      ))}
      {outputs.map((port, index) => (
        <Handle
          key={`out ${port.name}`}
          id={`out-${index}`}
          type="source"
          position={outputSide[direction]}
          style={alongSide(direction, outputPoint(size, direction, index, outputs.length))}
          title={titleOf('Output', port)}
          data-locked={!editable || undefined}
        />
      ))}
    </>
  );
}

/** Along its side; the graph library puts it astride the border. */
function alongSide(direction: Direction, { x, y }: Point): CSSProperties {
  return direction === 'down' ? { left: x } : { top: y };
}

function titleOf(side: string, { name, shape }: Port): string {
  const named = name === '' ? side : `${side} ${name}`;
  return shape === '' ? named : `${named}: ${shape}`;
}
