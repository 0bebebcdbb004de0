import { type ReactNode, useMemo, useRef } from 'react';
import type { Snapshot } from '../../engine/view/snapshot.ts';
import type { Layouter } from '../layout/client.ts';
import { Canvas } from './graph/Canvas.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { KeyListDialog } from './keyboard/KeyListDialog.tsx';
import type { CanvasHost } from './memory.ts';
import { DragGhost } from './palette/DragGhost.tsx';
import { Palette } from './palette/Palette.tsx';
import { usePaletteDrag } from './palette/usePaletteDrag.ts';
import { sceneOf } from './scene/scene.ts';
import { usePlacement } from './scene/usePlacement.ts';
import type { CanvasState } from './state.ts';
import { TopBar } from './TopBar.tsx';
import './Workbench.css';

interface WorkbenchProps {
  readonly state: CanvasState;
  readonly snapshot: Snapshot;
  readonly host: CanvasHost;
  readonly layouter: Layouter;
}

/** Palette, canvas and inspector side by side, under a bar. */
export function Workbench({ state, snapshot, host, layouter }: WorkbenchProps): ReactNode {
  const unfolded = useMemo(() => new Set(state.unfolded), [state.unfolded]);
  const scene = useMemo(() => sceneOf(snapshot, unfolded), [snapshot, unfolded]);
  const { placement, settled } = usePlacement(scene, state.direction, layouter);
  const palette = useMemo(() => [...snapshot.blocks, ...state.library], [snapshot.blocks, state.library]);
  const canvas = useRef<HTMLDivElement>(null);
  const drag = usePaletteDrag({ scene, placement, canvas, selection: state.selection, nodes: snapshot.nodes });
  return (
    <div className="workbench">
      <TopBar snapshot={snapshot} direction={state.direction} panels={state.panels} />
      <div className="columns">
        {state.panels.palette && (
          <Palette
            entries={palette}
            closed={state.closedCategories}
            disabled={snapshot.frozen !== undefined}
            onInsert={drag.insert}
            onGrab={drag.grab}
          />
        )}
        <Canvas
          state={state}
          snapshot={snapshot}
          scene={scene}
          placement={placement}
          settled={settled}
          dropTarget={drag.held?.target}
          host={host}
          area={canvas}
        />
        {state.panels.inspector && <Inspector state={state} snapshot={snapshot} palette={palette} />}
      </div>
      {drag.held && <DragGhost held={drag.held} />}
      {state.keysShown && <KeyListDialog />}
    </div>
  );
}
