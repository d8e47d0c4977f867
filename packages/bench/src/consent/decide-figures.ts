import { decide, decideDisclosure, readConsents, readRequest } from "@haandslag/consent/domain/decision";
import { type Figure, median } from "../figure.ts";
import { abilityFor, decideByCasl } from "./decide-by-casl.ts";
import { decideByCedar } from "./decide-by-cedar.ts";
import { type Consent, consentsOf, type Question, questionsAbout } from "./decide-situations.ts";

const rounds = 300;
const asked = 200;

/** `decide` on the same requests as Cedar and CASL, which express the same policy (packages/bench/test holds them to it). */
export async function* decideFigures(): AsyncIterable<Figure> {
  for (const count of [1, 5, 20]) {
    const consents = consentsOf(count);
    const questions = questionsAbout(consents);
    const took = microseconds(questions, waysOf(consents, questions));
    const of = `${count} consent${count === 1 ? "" : "s"}`;
    if (count === 5) {
      yield { name: `decide, ${of}`, value: took.decide, unit: "µs", baseline: took.caslBuiltBefore, reach: { bound: "at-most", value: 1 } };
      yield { name: `decide with its input validated, ${of}`, value: took.validated, unit: "µs", baseline: took.cedar, reach: { bound: "at-most", value: 5 } };
    }
    yield { name: `decide with its input validated ÷ Cedar, policies parsed before, ${of}`, value: took.validated / took.cedar, unit: "of its time", baseline: took.cedar, reach: { bound: "at-most", value: 1 } };
    yield { name: `decide ÷ CASL, ability built before, ${of}`, value: took.decide / took.caslBuiltBefore, unit: "of its time", baseline: took.caslBuiltBefore, reach: { bound: "at-most", value: 1 } };
    yield { name: `decide with its input validated ÷ CASL, ability built each time, ${of}`, value: took.validated / took.caslBuilt, unit: "of its time", baseline: took.caslBuilt, reach: { bound: "at-most", value: 1 } };
  }
}

type Way = (question: Question, at: number) => unknown;

function waysOf(consents: readonly Consent[], questions: readonly Question[]): Record<"decide" | "validated" | "cedar" | "caslBuiltBefore" | "caslBuilt", Way> {
  const read = readConsents(consents);
  const requests = questions.map(({ request }) => readRequest(request));
  const ability = abilityFor(consents);
  return {
    decide: ({ now }, at) => {
      const request = requests[at];
      if (read === undefined || request === undefined || typeof request === "string") throw new Error("What the benchmark asks cannot be read.");
      return decide(read, request, now, "all");
    },
    validated: ({ request, now }) => decideDisclosure(consents, request, now, "all"),
    cedar: decideByCedar(consents),
    caslBuiltBefore: (question) => decideByCasl(ability, question),
    caslBuilt: (question) => decideByCasl(abilityFor(consents), question),
  };
}

/** The median time of one decision. The ways take turns, so that the machine's drift meets them alike; the first third only warms up. */
function microseconds<Name extends string>(questions: readonly Question[], ways: Record<Name, Way>): Record<Name, number> {
  const entries = Object.entries<Way>(ways).map(([name, way]) => ({ name, way, took: [] as number[] }));
  for (let round = 0; round < rounds; round++) for (const { way, took } of entries) took.push(timeOf(questions, way));
  return Object.fromEntries(entries.map(({ name, took }) => [name, median(took.slice(rounds / 3))])) as Record<Name, number>;
}

function timeOf(questions: readonly Question[], way: Way): number {
  const start = process.hrtime.bigint();
  for (let i = 0; i < asked; i++) {
    const at = i % questions.length;
    way(questions[at] as Question, at);
  }
  return Number(process.hrtime.bigint() - start) / 1000 / asked;
}
