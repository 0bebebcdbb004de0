import type { NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { printCount } from '../../../engine/operators/receipt.ts';
import { Icon } from '../../Icon.tsx';
import { describeNode } from '../describeNode.ts';
import { shownInside } from '../scene/nodes.ts';
import { CardName } from './CardName.tsx';
import { detailOf } from './detail.ts';
import { FoldButton } from './FoldButton.tsx';
import type { FlowNode } from './flow.ts';
import { nodeContext } from './menuContext.ts';
import { Ports } from './Ports.tsx';
import { ProblemMark } from './ProblemMark.tsx';
import { worstSeverity } from './severity.ts';
import './Frame.css';

/** A block that shows its inside: a frame around it, its name at the top. */
export const Frame = memo(function Frame({ data, selected, width = 0, height = 0 }: NodeProps<FlowNode>): ReactNode {
  const { view, direction, renaming } = data;
  const isOwn = shownInside(view)?.nodes.some(({ editable }) => editable) === true;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a frame is no group of form fields.
    <div
      id={`node-${view.id}`}
      role="group"
      aria-label={`${describeNode(view)}, unfolded`}
      aria-current={selected || undefined}
      className="frame"
      data-node-id={view.id}
      data-kind={view.kind}
      data-category={view.category}
      data-severity={worstSeverity(view.problems)}
      data-selected={selected || undefined}
      data-vscode-context={nodeContext(view, data.isOutput)}
    >
      <div className="frame-head">
        <CardName node={view} renaming={renaming} />
        {view.repeat !== undefined && <span className="card-repeat">×{view.repeat}</span>}
        <span className="card-op">{view.op}</span>
        <span className="card-detail">{detailOf(view)}</span>
        {!isOwn && (
          <span className="frame-lock" title="The inside is defined elsewhere: it is shown here, not edited">
            <Icon name="lock" />
          </span>
        )}
        <ProblemMark problems={view.problems} />
        {view.parameters && (
          <span className="card-parameters" title={`Parameters: ${view.parameters.receipt}`}>
            {printCount(view.parameters.total)}
          </span>
        )}
        <FoldButton node={view.id} unfolded />
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
