import type { AskedFirst, Asker } from "../../app/asked-first.ts";
import { casesAsked, someCallAsked } from "./list/asked.ts";

export const caseworkerHomeAsks = ({ search, user }: Asker): AskedFirst => [casesAsked(search, user.role === "team-leader"), someCallAsked()];
