import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fieldErrors } from "../../src/api/field-errors.ts";

const Input = z.strictObject({
  name: z.string().min(2).max(5), count: z.int().min(0), colour: z.enum(["red", "blue"]), day: z.iso.date(),
  party: z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("a"), id: z.uuid() }), z.strictObject({ kind: z.literal("b") })]),
  tags: z.array(z.string()).max(1).optional(),
});
const right = { name: "name", count: 1, colour: "red", day: "2026-01-05", party: { kind: "b" } };

const found = (input: unknown) => {
  const { error } = Input.safeParse(input);
  return fieldErrors(error?.issues ?? []).map(({ field, code }) => `${field} ${code}`);
};

describe("OPS-04 what is wrong with an input is said field by field", () => {
  const { name: _name, ...withoutName } = right;
  const { colour: _colour, ...withoutColour } = right;
  const { party: _party, ...withoutParty } = right;
  test.each<[string, unknown, string[]]>([
    ["nothing", right, []],
    ["no input", undefined, ["(input) MISSING"]],
    ["text in place of an object", "text", ["(input) WRONG_TYPE"]],
    ["a field left out", withoutName, ["name MISSING"]],
    ["a code left out", withoutColour, ["colour MISSING"]],
    ["a variant left out", withoutParty, ["party MISSING"]],
    ["null in place of a value", { ...right, name: null }, ["name WRONG_TYPE"]],
    ["a number as text", { ...right, count: "1" }, ["count WRONG_TYPE"]],
    ["half of one", { ...right, count: 0.5 }, ["count WRONG_TYPE"]],
    ["a code that is none", { ...right, colour: "green" }, ["colour NOT_ONE_OF"]],
    ["a date that is none", { ...right, day: "2026-02-30" }, ["day WRONG_FORMAT"]],
    ["too short and too many", { ...right, name: "n", tags: ["a", "b"] }, ["name TOO_SHORT", "tags TOO_LONG"]],
    ["a field inside a variant", { ...right, party: { kind: "a", id: "x" } }, ["party.id WRONG_FORMAT"]],
    ["unknown fields, by number and not by name", { ...right, "a citizen's name": 1 }, ["(unknown 1) UNKNOWN_FIELD"]],
  ])("%s", (_what, input, expected) => {
    expect(found(input)).toEqual(expected);
  });

  test("CON-26 never the value that was sent", () => {
    const secret = "Rosinante";
    const { error } = Input.safeParse({ name: secret, count: secret, colour: secret, day: secret, party: { kind: secret }, [secret]: secret });
    const errors = fieldErrors(error?.issues ?? []);
    expect(errors.length).toBeGreaterThanOrEqual(6);
    expect(JSON.stringify(errors)).not.toContain(secret);
  });
});
