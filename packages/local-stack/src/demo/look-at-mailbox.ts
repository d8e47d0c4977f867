import { listMailbox } from "@haandslag/notices";
import { mailboxFolder } from "../stack/service-settings.ts";
import { canariesIn } from "../canaries/spellings.ts";
import { demoDirectory } from "../demo-data/directory.ts";
import { canariesOf } from "./planted.ts";
import type { Story } from "./story.ts";

/** Notices to people name neither organisation nor subject, and each goes out once (REF-27). */
export async function lookAtMailbox(story: Story): Promise<void> {
  const notices = await listMailbox(mailboxFolder(story.stack.settings.folder));
  const names = demoDirectory(new Date()).map(({ name }) => ({ what: "an organisation's name", text: name }));
  const named = [...new Set(notices.flatMap(({ subject, text }) => canariesIn(`${subject}\n${text}`, [...names, ...canariesOf(story)]).map(({ what }) => what)))];
  const channels = [...new Set(notices.map(({ channel }) => channel))].sort().join(", ");
  story.promises.note("REF-27", "Notices come by the citizen's own channel and name neither organisation nor subject", notices.length > 0 && named.length === 0, `${notices.length} notices by ${channels}${named.length === 0 ? "" : `; they name ${named.join(", ")}`}`);
}
