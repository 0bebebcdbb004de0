import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { labelPoint, pathOf } from '../scene/path.ts';
import type { FlowEdge } from './flow.ts';
import './Wire.css';

/** One connection, along the way the layout found for it. */
export const Wire = memo(function Wire({ data, selected }: EdgeProps<FlowEdge>): ReactNode {
  if (!data) return null;
  const { view, route, labelled, receiving, depth } = data;
  const path = pathOf(route);
  const label = labelled && view.shape !== '' ? labelPoint(route) : undefined;
  return (
    <g
      className="wire"
      data-edge={view.id}
      data-selected={selected || undefined}
      data-receiving={receiving || undefined}
    >
      <path className="wire-reach react-flow__edge-interaction" d={path} />
      <path className="wire-line" d={path} />
      <Arrow route={route} />
      {label && (
        // Above all lines, so that none strikes it through.
        <EdgeLabelRenderer>
          <span
            className="wire-label"
            style={{ left: label.x, top: label.y, zIndex: depth }}
            data-selected={selected || undefined}
            data-inside={depth > 0 || undefined}
            data-receiving={receiving || undefined}
          >
            {view.shape}
          </span>
        </EdgeLabelRenderer>
      )}
    </g>
  );
});

function Arrow({ route }: { readonly route: WireRoute }): ReactNode {
  const end = route.at(-1);
  const before = route.at(-2);
  if (!end || !before) return null;
  const angle = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  return (
    <path
      className="wire-arrow"
      d="M -7 -4 L 0 0 L -7 4 z"
      transform={`translate(${end.x} ${end.y}) rotate(${angle})`}
    />
  );
}

type WireRoute = NonNullable<FlowEdge['data']>['route'];
