import { expect, test } from "vitest";
import { isOpenOverHttp } from "../../src/http/plain-http.ts";

const alone = { host: "127.0.0.1", tls: null, publicUrl: null, trustProxy: 0 };
const forAll = { ...alone, host: "0.0.0.0" };

test("whoever opens the chat to others over http is warned, and nobody else", () => {
  expect(isOpenOverHttp(forAll)).toBe(true);
  expect(isOpenOverHttp({ ...alone, host: "::" })).toBe(true);
  expect(isOpenOverHttp({ ...alone, host: "127.0.0.1.example.org" })).toBe(true);
  for (const host of ["127.0.0.1", "127.8.8.8", "::1", "localhost"]) {
    expect(isOpenOverHttp({ ...alone, host })).toBe(false);
  }
});

test("whoever says that there is TLS or a proxy is not warned", () => {
  expect(isOpenOverHttp({ ...forAll, tls: { certFile: "cert.pem", keyFile: "key.pem" } })).toBe(false);
  expect(isOpenOverHttp({ ...forAll, publicUrl: "https://chat.example.org" })).toBe(false);
  expect(isOpenOverHttp({ ...forAll, trustProxy: 1 })).toBe(false);
});
