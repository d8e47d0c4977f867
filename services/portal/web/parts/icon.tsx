import sprite from "../../../../node_modules/dkfds/dist/img/all-svg-icons.svg?url";

/** One of dkfds' icons. It only repeats what stands beside it in words, so it is hidden from screen readers. */
export function Icon({ name, className }: { readonly name: string; readonly className?: string }) {
  return <svg className={className === undefined ? "icon-svg" : `icon-svg ${className}`} focusable="false" aria-hidden="true"><use href={`${sprite}#${name}`} /></svg>;
}
