import { type ReactNode, useEffect, useRef } from 'react';
import { useGestures } from '../gestures.ts';
import { IconButton } from '../IconButton.tsx';
import { focusCanvas } from './focus.ts';
import { keyList, printKeys } from './keyList.ts';
import './KeyListDialog.css';

/** The list of keys, over everything until it is closed. */
export function KeyListDialog(): ReactNode {
  const { dispatch } = useGestures();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const isMac = navigator.userAgent.includes('Mac');
  const close = () => {
    dispatch({ type: 'show-keys', shown: false });
    focusCanvas();
  };
  return (
    <dialog className="key-list" ref={dialog} aria-label="Keys" onClose={close}>
      <header>
        <h2>Keys</h2>
        <IconButton icon="close" label="Close" onClick={() => dialog.current?.close()} />
      </header>
      {keyList.map(({ title, keys }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <dl>
            {keys.map((hint) => (
              <div key={hint.does}>
                <dt>
                  {hint.keys.map((each) => (
                    <kbd key={each}>{printKeys(each, isMac)}</kbd>
                  ))}
                </dt>
                <dd>{hint.does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </dialog>
  );
}
