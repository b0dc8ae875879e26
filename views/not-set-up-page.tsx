import { Frame } from "./parts/frame.tsx";

/** What everybody sees before the first account is made. */
export function NotSetUpPage() {
  return (
    <Frame title="Not set up yet">
      <p class="card__lead">
        Whoever runs Parley here has a setup link: it was printed when the program started. Once that link has
        been used, this page becomes the front door.
      </p>
    </Frame>
  );
}
