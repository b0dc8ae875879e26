interface NewVersionProps {
  reload(): void;
  putOff(): void;
}

/** There is a newer page than this one. */
export function NewVersion({ reload, putOff }: NewVersionProps) {
  return (
    <>
      <p class="toast__words">A new version of Parley is ready. What you are writing is kept.</p>
      <div class="toast__acts">
        <button class="button" type="button" onClick={putOff}>
          Later
        </button>
        <button class="button button--primary" type="button" onClick={reload}>
          Reload
        </button>
      </div>
    </>
  );
}
