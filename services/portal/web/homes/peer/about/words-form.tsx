import { peerCommands } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Form } from "../../../forms/form.tsx";
import { TextArea } from "../../../forms/text-area.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { Button } from "../../../parts/button.tsx";

const schema = peerCommands.EditMyWords.omit({ idempotencyKey: true });

/** My name as citizens see it, and what they read of me. */
export default function WordsForm({ displayName, ownWords, onDone }: { readonly displayName: string; readonly ownWords: string; readonly onDone: () => void }) {
  const { t } = useTranslation("peer");
  const edit = useCommand(clients.peers.editMyWords, { onDone });
  return (
    <Form schema={schema} initial={{ displayName, ownWords }} onSubmit={edit.send} refusal={edit.refusal}>
      <TextField name="displayName" label={t("about.name")} />
      <TextArea name="ownWords" label={t("about.words")} hint={t("about.wordsHint")} rows={8} />
      <Button type="submit" isBusy={edit.isSending}>{t("about.save")}</Button>
    </Form>
  );
}
