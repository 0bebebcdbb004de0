import type { NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { printCount } from '../../../engine/operators/receipt.ts';
import { duration, measured } from '../../numbers.ts';
import { describeNode } from '../describeNode.ts';
import { CardName } from './CardName.tsx';
import { detailOf } from './detail.ts';
import { FoldButton } from './FoldButton.tsx';
import type { FlowNode } from './flow.ts';
import { nodeContext } from './menuContext.ts';
import { Ports } from './Ports.tsx';
import { ProblemMark } from './ProblemMark.tsx';
import { worstSeverity } from './severity.ts';
import './Card.css';

/** One node: what it is called, what it does, what comes out and what it weighs. */
export const Card = memo(function Card({ data, selected, width = 0, height = 0 }: NodeProps<FlowNode>): ReactNode {
  const { view, direction, statistics, renaming, receiving } = data;
  const detail = detailOf(view);
  const isTerminal = view.kind === 'input' || view.kind === 'output';
  const ports = view.kind === 'output' ? view.inputs : view.outputs;
  const shapes = [...new Set(ports.map(({ shape }) => shape))].filter((shape) => shape !== '').join(', ');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card is no group of form fields.
    <div
      id={`node-${view.id}`}
      role="group"
      aria-label={describeNode(view)}
      aria-current={selected || undefined}
      className={isTerminal ? 'card terminal' : 'card'}
      data-node-id={view.id}
      data-kind={view.kind}
      data-category={view.category}
      data-severity={worstSeverity(view.problems)}
      data-selected={selected || undefined}
      data-receiving={receiving || undefined}
      data-editable={view.editable}
      data-vscode-context={nodeContext(view, data.isOutput)}
    >
      <div className="card-head">
        <CardName node={view} renaming={renaming} />
        {view.repeat !== undefined && (
          <span className="card-repeat" title={`${view.repeat} copies, one after another`}>
            ×{view.repeat}
          </span>
        )}
        {!isTerminal && <span className="card-op">{view.op}</span>}
        <ProblemMark problems={view.problems} />
        {view.inside && <FoldButton node={view.id} unfolded={false} />}
      </div>
      {!isTerminal && (
        <div className="card-detail" title={detail}>
          {detail}
        </div>
      )}
      <div className="card-foot">
        <span className="card-shape">{shapes || (view.kind === 'unresolved' ? 'unknown' : '')}</span>
        {statistics ? (
          <span className="card-statistics" title="Mean and deviation of the last forward pass">
            {measured(statistics.mean)} ± {measured(statistics.deviation)}
            {statistics.time !== undefined && ` · ${duration(statistics.time)}`}
          </span>
        ) : (
          view.parameters &&
          view.parameters.total > 0 && (
            <span className="card-parameters" title={`Parameters: ${view.parameters.receipt}`}>
              {printCount(view.parameters.total)}
            </span>
          )
        )}
      </div>
      <Ports
        inputs={data.inputs}
        outputs={data.outputs}
        size={{ width, height }}
        direction={direction}
        editable={view.editable}
      />
    </div>
  );
});
