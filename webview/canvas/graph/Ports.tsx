import { Handle } from '@xyflow/react';
import type { CSSProperties, ReactNode } from 'react';
import type { Port } from '../../../engine/view/snapshot.ts';
import type { Direction } from '../../layout/graph.ts';
import { inputSide, outputSide } from './flow.ts';

interface PortsProps {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly direction: Direction;
  readonly editable: boolean;
}

/** The points that connections start and end at, evenly spread as the layout expects them. */
export function Ports({ inputs, outputs, direction, editable }: PortsProps): ReactNode {
  return (
    <>
      {inputs.map((port, index) => (
        <Handle
          key={`in ${port.name}`}
          id={`in-${index}`}
          type="target"
          position={inputSide[direction]}
          style={spread(direction, index, inputs.length)}
          title={titleOf('Input', port)}
          data-open={port.shape === '' || undefined}
          isConnectable={editable}
        />
      ))}
      {outputs.map((port, index) => (
        <Handle
          key={`out ${port.name}`}
          id={`out-${index}`}
          type="source"
          position={outputSide[direction]}
          style={spread(direction, index, outputs.length)}
          title={titleOf('Output', port)}
          isConnectable={editable}
        />
      ))}
    </>
  );
}

function spread(direction: Direction, port: number, ports: number): CSSProperties {
  const share = `${(100 * (port + 1)) / (ports + 1)}%`;
  return direction === 'down' ? { left: share } : { top: share };
}

function titleOf(side: string, { name, shape }: Port): string {
  const named = name === '' ? side : `${side} ${name}`;
  return shape === '' ? named : `${named}: ${shape}`;
}
