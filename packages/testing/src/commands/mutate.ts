import { mutateConsent } from "../mutation/mutate-consent.ts";

const atLeast = 95;

/** `npm run mutate [-- FILE …]`: does a test notice when the consent domain is changed? Every change that none notices is to be explained in services/consent/mutation/survivors.json. */
const files = process.argv.slice(2);
const { mutants, caught, score, explained, unexplained, stale } = await mutateConsent(files.length === 0 ? undefined : files);

for (const survivor of unexplained) console.log(`No test notices, and nothing explains:\n${JSON.stringify({ ...survivor, why: "" }, null, 2)}`);
for (const { file, from, to } of stale) console.log(`Explained, but caught or gone: ${file}: ${from} → ${to}. Take it off the list.`);
console.log(`${caught} of ${mutants} changes to the consent domain are caught: ${score.toFixed(1)} % (at least ${atLeast}); ${explained - stale.length} survivors explained, ${unexplained.length} not.`);
process.exitCode = score >= atLeast && unexplained.length === 0 && stale.length === 0 ? 0 : 1;
