/** The three places between which the keyboard goes. */
export function focusCanvas(): void {
  document.querySelector<HTMLElement>('.react-flow')?.focus();
}

export function focusPalette(): void {
  document.querySelector<HTMLElement>('.palette input')?.focus();
}

/** The first field, or button where there is none. */
export function focusInspector(): void {
  const fields = '.inspector .attributes :is(input, select), .inspector :is(input, select)';
  const field = document.querySelector<HTMLElement>(fields) ?? document.querySelector<HTMLElement>('.inspector button');
  field?.focus();
}
