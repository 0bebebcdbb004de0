import type { ReactNode } from 'react';
import type { ViewFigures } from '../../../engine/view/snapshot.ts';

/** Numbers with what they come from and what belongs to them, as rows of a description list. */
export function FigureRows({ figures }: { readonly figures: ViewFigures['list'] }): ReactNode {
  return figures.map(({ title, value, receipt, remark }) => (
    <div key={title} className="figure-row">
      <dt>{title}</dt>
      <dd>
        {value}
        {receipt !== undefined && <Receipt text={receipt} />}
        {remark !== undefined && <span className="receipt">{remark}</span>}
      </dd>
    </div>
  ));
}

/** A short one stands there; that of a whole block is opened when it is wanted. */
function Receipt({ text }: { readonly text: string }): ReactNode {
  if (text.length <= 90) return <span className="receipt">{text}</span>;
  return (
    <details className="receipt">
      <summary>how it adds up</summary>
      {text}
    </details>
  );
}
