import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

/**
 * The browser's own modal dialog (focus stays inside, Escape closes, focus comes back), dressed as dkfds' modal. Without
 * `onClose` it cannot be closed: what it asks for has to be answered.
 */
export function Dialog({ isOpen, heading, onClose, children }: {
  readonly isOpen: boolean;
  readonly heading: string;
  readonly onClose?: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation("app");
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (isOpen && dialog.current?.open === false) dialog.current.showModal();
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={onClose} onCancel={onClose ?? ((event) => event.preventDefault())}>
      {isOpen && (
        <div className="modal-content">
          <div className="modal-header">
            <h2 className="modal-title" id={id}>{heading}</h2>
            {onClose !== undefined && <button type="button" className="modal-close function-link" onClick={onClose}><Icon name="close" />{t("close")}</button>}
          </div>
          <div className="modal-body">{children}</div>
        </div>
      )}
    </dialog>
  );
}
