import type { ComponentChildren } from "preact";
import { Logo } from "./logo.tsx";

interface FrameProps {
  title: string;
  /** One sentence under the title. */
  lead?: string | undefined;
  /** A picture over the title. */
  above?: ComponentChildren;
  children?: ComponentChildren;
}

/** A quiet page with one card: the door, the forms, the errors. */
export function Frame({ title, lead, above, children }: FrameProps) {
  return (
    <main class="frame">
      <a class="brand brand--large" href="/">
        <Logo />
        <span class="brand__name">Parley</span>
      </a>
      <div class="card">
        {above}
        <h1 class="card__title">{title}</h1>
        {lead && <p class="card__lead">{lead}</p>}
        {children}
      </div>
    </main>
  );
}
