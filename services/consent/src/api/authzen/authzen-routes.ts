import type { FieldError } from "@haandslag/contracts";
import { DomainError, fieldErrors, httpStatusOf, type RouteKit } from "@haandslag/service-kit";
import type { Actor, Role } from "@haandslag/service-kit/auth";
import type { FastifyError, FastifyInstance, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { ConsentFeatures } from "../../features/index.ts";
import { AccessRequest, AccessRequests, withDefaults } from "./access-request.ts";
import { answerInOrder } from "./answer-in-order.ts";
import { addressAskedAt, authzenPaths, metadataOf } from "./metadata.ts";

type Evaluate = ConsentFeatures["evaluateAccess"];
interface AccessAnswer {
  readonly decision: boolean;
  readonly context: Readonly<Record<string, unknown>>;
}

/** Services, and the staff of who discloses and who receives; what each of them is told of is the feature's to say (CON-29). */
const mayAsk: readonly Role[] = ["service", "caseworker", "team-leader", "coordinator"];

/**
 * OpenID AuthZEN Authorization API 1.0, the HTTPS binding (§ 10.1): questions by POST with a bearer token, the metadata
 * (§ 9) by GET without. Errors are a sentence, as JSON text. What is asked is nowhere logged.
 */
export const authzenRoutes = (o: { readonly evaluate: Evaluate; readonly publicUrl: string | undefined; readonly hostIsOurs: boolean }) => (server: FastifyInstance, kit: RouteKit): void => {
  void server.register((scope, _options, done) => {
    // Every type of body is read here, so that a wrong one is a 400 in the specification's words and not our 415.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "string" }, (_request, body, taken) => taken(null, body));
    scope.addHook("onRequest", (request, reply, next) => {
      const requestId = request.headers["x-request-id"];
      if (requestId !== undefined) void reply.header("x-request-id", requestId);
      next();
    });
    scope.setErrorHandler((error: FastifyError, _request, reply) => {
      const status = error instanceof DomainError ? httpStatusOf(error.code) : error.statusCode ?? 500;
      if (status === 401) void reply.header("www-authenticate", "Bearer");
      return reply.code(status).type("application/json").send(JSON.stringify(sentenceOf(error)));
    });

    scope.get(authzenPaths.metadata, (request, reply) => {
      const metadata = metadataOf(o.publicUrl ?? (o.hostIsOurs ? addressAskedAt(request) : undefined));
      return metadata === undefined ? reply.callNotFound() : reply.header("cache-control", "public, max-age=300").send(metadata);
    });
    scope.post(authzenPaths.evaluation, (request) => kit.as(request, mayAsk, (who) => answerOne(bodyOf(request), who, o.evaluate)));
    scope.post(authzenPaths.evaluations, (request) => kit.as(request, mayAsk, async (who) => {
      const body = bodyOf(request);
      const { evaluations: several } = body;
      // § 7.1: without `evaluations`, or with none in it, this is the single question.
      if (several === undefined || (Array.isArray(several) && several.length === 0)) return answerOne(body, who, o.evaluate);
      const { evaluations, options } = read(AccessRequests, body);
      return { evaluations: await answerInOrder(evaluations, options.evaluations_semantic, (evaluation) => answerOrError(withDefaults(evaluation, body), who, o.evaluate)) };
    }));
    done();
  });
};

async function answerOne(body: unknown, who: Actor, evaluate: Evaluate): Promise<AccessAnswer> {
  const { permitted, ...context } = await evaluate(read(AccessRequest, body), who);
  return { decision: permitted, context };
}

/** § 7.2.1: what is wrong with one question is said in its own answer, and denies it. */
const answerOrError = (body: unknown, who: Actor, evaluate: Evaluate): Promise<AccessAnswer> =>
  answerOne(body, who, evaluate).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== "INPUT_INVALID") throw error;
    return { decision: false, context: { reasons: ["REQUEST_INVALID"], error: { status: 400, message: sentenceOf(error) } } };
  });

function bodyOf(request: FastifyRequest): Record<string, unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? "")) throw invalid({ field: "(header) content-type", code: "NOT_ONE_OF", text: "Send application/json." });
  const body = parsed(request.body);
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw invalid({ field: "(input)", code: "WRONG_TYPE", text: "Write a JSON object." });
  return body as Record<string, unknown>;
}

function parsed(body: unknown): unknown {
  try {
    return JSON.parse(String(body ?? ""));
  } catch (cause) {
    throw invalid({ field: "(input)", code: "WRONG_FORMAT", text: "This is no JSON." }, cause);
  }
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const { success, data, error } = schema.safeParse(value);
  if (!success) throw new DomainError("INPUT_INVALID", { fields: fieldErrors(error.issues), cause: error });
  return data;
}

const invalid = (field: FieldError, cause?: unknown): DomainError => new DomainError("INPUT_INVALID", { fields: [field], cause });

/** The fields that are wrong, each with what to do; else the code. Never a value that was sent. */
function sentenceOf(error: Error): string {
  if (error instanceof DomainError) return error.fields.length === 0 ? error.code : error.fields.map(({ field, text }) => `${field}: ${text}`).join(" ");
  return (error as FastifyError).statusCode === 413 ? "BODY_TOO_LARGE" : "INPUT_INVALID";
}
