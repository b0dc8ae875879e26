/** Acts in place of a link; a click that asks for a new tab or window stays the browser's. */
export function follow(act: () => void): (event: MouseEvent) => void {
  return (event) => {
    const wantsBrowser = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button !== 0 || wantsBrowser) return;
    event.preventDefault();
    act();
  };
}

/** Acts in place of sending a form. */
export function submit(act: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    act();
  };
}

/** Acts in place of sending a form with the button that was pressed. */
export function submitOne(act: (value: string) => void): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault();
    if (event.submitter instanceof HTMLButtonElement) act(event.submitter.value);
  };
}
