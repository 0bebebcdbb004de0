import type { ReactNode } from 'react';
import { measured } from '../numbers.ts';
import type { OutputResult } from '../protocol.ts';
import { printIndex, printResultShape } from './resultShape.ts';

/** One output: its largest values as bars, and what kind of numbers it holds. */
export function OutputCard({ output }: { readonly output: OutputResult }): ReactNode {
  const { name, shape, top } = output;
  const isVector = top.some(({ probability }) => probability !== undefined);
  const longest = Math.max(...top.map(({ value, probability }) => probability ?? Math.abs(value)), Number.MIN_VALUE);
  return (
    <article className="output" aria-label={name}>
      <h3>
        {name} <span className="aside">{printResultShape(shape)}</span>
      </h3>
      <table className="top-values">
        <thead>
          <tr>
            <th scope="col">Index</th>
            <th scope="col" className="number">
              Value
            </th>
            {isVector && (
              <th scope="col" className="number">
                Softmax
              </th>
            )}
            <td />
          </tr>
        </thead>
        <tbody>
          {top.map(({ index, value, probability }) => (
            <tr key={index}>
              <td>{printIndex(index, shape)}</td>
              <td className="number">{measured(value)}</td>
              {isVector && <td className="number">{probability === undefined ? '' : percent(probability)}</td>}
              <td className="bar-cell">
                <span className="bar" style={{ width: `${(100 * (probability ?? Math.abs(value))) / longest}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="moments">
        <dt>Smallest</dt>
        <dd>{measured(output.minimum)}</dd>
        <dt>Largest</dt>
        <dd>{measured(output.maximum)}</dd>
        <dt>Mean</dt>
        <dd>{measured(output.mean)}</dd>
        <dt>Deviation</dt>
        <dd>{measured(output.deviation)}</dd>
      </dl>
    </article>
  );
}

function percent(share: number): string {
  if (share > 0 && share < 0.001) return '< 0.1 %';
  return `${(100 * share).toFixed(1)} %`;
}
