import { type ReactNode, useId } from "react";

/** One thing that can be done something about: dkfds' card, named by its heading. */
export function Card({ heading, headingLevel = 2, children }: { readonly heading: ReactNode; readonly headingLevel?: 2 | 3; readonly children: ReactNode }) {
  const id = useId();
  const Heading = `h${headingLevel}` as const;
  return (
    <article className="card" aria-labelledby={id}>
      <div className="card-content">
        <Heading className="card-heading" id={id}>{heading}</Heading>
        {children}
      </div>
    </article>
  );
}
