import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import { smtpSender, type SmtpConfig } from "../src/index.ts";
import { noticeTo } from "./notices-for-tests.ts";

const opened: SMTPServer[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await new Promise<void>((done) => server.close(() => done()));
});

/** A real SMTP server on loopback, and what it has taken. */
async function mailServer(options: SMTPServerOptions = {}) {
  const taken: { to: string[]; message: string }[] = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ["STARTTLS"], disableReverseLookup: true, logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => {
        taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), message: Buffer.concat(chunks).toString("utf8") });
        done();
      });
    },
    ...options,
  });
  opened.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.server.address() as AddressInfo;
  const sender = (more: Partial<SmtpConfig> = {}) => smtpSender({ host: "127.0.0.1", port, encryption: "none", from: "post@portal.example", ...more });
  return { sender, taken };
}

const refusalOf = (send: Promise<void>) => send.then(() => expect.unreachable("it was sent"), (error: Error) => error);
const answer = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });

describe("the SMTP sender", () => {
  test("sends a mail that a real server takes, in Danish letters, with a Message-ID from the notice's id each time", async () => {
    const { sender, taken } = await mailServer();
    const notice = noticeTo("email", "someone@example.org");
    await sender().send(notice);
    await sender().send(notice);
    expect(taken.map(({ to }) => to)).toEqual([["someone@example.org"], ["someone@example.org"]]);
    for (const { message } of taken) {
      expect(message).toContain(`Message-ID: <${notice.id}@portal.example>`);
      expect(message).toContain("Auto-Submitted: auto-generated");
      expect(bodyOf(message)).toBe(notice.text);
    }
  });

  test("sends SMS and letters through their gateways", async () => {
    const { sender, taken } = await mailServer();
    const gateways = { sms: "sms.example", letter: "print@letters.example" };
    const letter = noticeTo("letter", "Ægir Ørsted\nIngen Vej 0\n0000 Ingensteds");
    await sender({ gateways }).send(noticeTo("sms", "00 00 00 00"));
    await sender({ gateways }).send(noticeTo("sms", "+46 700 000 000"));
    await sender({ gateways }).send(letter);
    expect(taken.flatMap(({ to }) => to)).toEqual(["4500000000@sms.example", "46700000000@sms.example", "print@letters.example"]);
    expect(taken[2] && bodyOf(taken[2].message)).toBe(`${letter.to}\n\n${letter.text}`);
  });

  test.each([
    ["a channel without a gateway", {}, noticeTo("sms", "00 00 00 00"), "NOTICE_CHANNEL_CLOSED"],
    ["a number that is none", { gateways: { sms: "sms.example" } }, noticeTo("sms", "000 000"), "NOTICE_ADDRESS_REFUSED"],
    ["two addresses in one", {}, noticeTo("email", "someone@example.org, other@example.org"), "NOTICE_INVALID"],
    ["a line break in the address", {}, noticeTo("email", "someone@example.org\r\nBcc: other@example.org"), "NOTICE_INVALID"],
    ["a line break in the subject", {}, { ...noticeTo("email", "someone@example.org"), subject: "News\r\nBcc: other@example.org" }, "NOTICE_INVALID"],
  ])("refuses %s before it calls anybody", async (_, config, notice, code) => {
    const { sender, taken } = await mailServer();
    expect(await refusalOf(sender(config).send(notice))).toMatchObject({ code });
    expect(taken).toEqual([]);
  });

  const refused = noticeTo("email", "someone@example.org");
  const situations: [string, SMTPServerOptions, string][] = [
    ["the address is unknown there", { onRcptTo: ({ address }, _, done) => done(answer(550, `<${address}> no such user`)) }, "NOTICE_ADDRESS_REFUSED"],
    ["the server wants us to try later", { onRcptTo: ({ address }, _, done) => done(answer(450, `<${address}> try later`)) }, "NOTICE_NOT_SENT"],
    ["our own address is refused", { onMailFrom: (_, __, done) => done(answer(550, "not from you")) }, "NOTICE_NOT_SENT"],
    ["the text is refused", { onData: (stream, _, done) => { stream.resume().on("end", () => done(answer(554, `no mail to ${refused.to}`))); } }, "NOTICE_NOT_SENT"],
  ];
  test.each(situations)("CON-26 when %s, the error names the notice and repeats no address", async (_, options, code) => {
    const { sender } = await mailServer(options);
    const error = await refusalOf(sender().send(refused));
    expect(error).toMatchObject({ code, message: expect.stringContaining(refused.id) });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/someone|example\.org|no such user/);
  });

  test("a server that is away is worth another try", async () => {
    const sender = smtpSender({ host: "127.0.0.1", port: 1, encryption: "none", from: "post@portal.example" });
    expect(await refusalOf(sender.send(noticeTo("email", "someone@example.org")))).toMatchObject({ code: "NOTICE_NOT_SENT", message: expect.stringContaining("127.0.0.1:1 ") });
  });

  test("a server without encryption gets nothing when encryption was asked for, and the password neither", async () => {
    const heard: unknown[] = [];
    const { sender, taken } = await mailServer({ onAuth: (auth, _, done) => { heard.push(auth); done(null, { user: "us" }); } });
    for (const encryption of ["starttls", "tls"] as const) {
      const error = await refusalOf(sender({ encryption, login: { user: "us", password: "secret" } }).send(noticeTo("email", "someone@example.org")));
      expect(error).toMatchObject({ code: "NOTICE_NOT_SENT" });
    }
    expect([heard, taken]).toEqual([[], []]);
  });
});

/** The text of a mail of one part, decoded. */
function bodyOf(message: string): string {
  const [head = "", ...rest] = message.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  const bytes = /^Content-Transfer-Encoding: base64$/m.test(head)
    ? Buffer.from(body, "base64")
    : Buffer.from(body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), "latin1");
  return bytes.toString("utf8").replaceAll("\r\n", "\n").trimEnd();
}
