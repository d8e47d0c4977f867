import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { FastifyRequest } from "fastify";

/** Less than this is one packet as it is. */
const worthPressing = 1200;
/** Of the eleven: a list of 17 kB in half a millisecond to 2 kB. */
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** Whether the browser takes brotli. */
export const takesBrotli = (request: FastifyRequest): boolean =>
  /(?:^|,)\s*br\s*(?:,|;(?!\s*q=0(?:\.0*)?\s*(?:,|$))|$)/i.test(request.headers["accept-encoding"] ?? "");

/**
 * A person's answer, pressed where that is worth it and the browser takes it; undefined where not. How long it gets tells
 * nobody what stands in it: whoever could choose a part of it from another site is refused before it is asked (same-site.ts).
 */
export const pressed = async (request: FastifyRequest, body: Buffer): Promise<Buffer | undefined> =>
  body.length < worthPressing || !takesBrotli(request) ? undefined : await promisify(brotliCompress)(body, quick);
