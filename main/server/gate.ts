/** @file Who may talk to the local server: the page that was opened with the token, from this machine, and nothing else. */
import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** What the gate makes of a request. */
export type Verdict =
  /** Sets the cookie and goes on to the page, so that the token leaves the address bar. */
  | { readonly kind: "welcome"; readonly cookie: string }
  | { readonly kind: "pass" }
  /** The sentence says what to do. */
  | { readonly kind: "refuse"; readonly sentence: string };

/** What the gate looks at. */
export interface Visit {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  /** A WebSocket always says where its page came from. */
  readonly isSocket: boolean;
}

export interface Gate {
  /** 256 bits, base64url. */
  readonly token: string;
  judge(visit: Visit): Verdict;
}

const OPEN_AS_PRINTED = "Open the address that Circumplex printed when it started; it holds this session's key.";
const FOREIGN = "This request came from another site, and Circumplex answers its own page only.";

/**
 * A gate for the server at this port. A page of another site can reach a port of this machine, under its own name too
 * (DNS rebinding), but it has neither our Host, nor our Origin, nor the cookie.
 *
 * @param port known once the server listens
 */
export function gateAt(port: number, token: string = randomBytes(32).toString("base64url")): Gate {
  // Cookies know no ports: two servers on one machine need two names.
  const name = `circumplex-${port}`;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const matches = (given: string | null | undefined): boolean => {
    const [one, other] = [Buffer.from(given ?? ""), Buffer.from(token)];
    return one.length === other.length && timingSafeEqual(one, other);
  };
  const judge = ({ method, url, headers, isSocket }: Visit): Verdict => {
    const { host = "", origin, cookie = "" } = headers;
    if (!hosts.includes(host)) return { kind: "refuse", sentence: FOREIGN };
    const mustSay = isSocket || method === "PUT";
    if (origin === undefined ? mustSay : origin !== `http://${host}`) return { kind: "refuse", sentence: FOREIGN };
    const site = headers["sec-fetch-site"];
    const isVisit = headers["sec-fetch-mode"] === "navigate";
    if (!isVisit && (site === "cross-site" || site === "same-site")) return { kind: "refuse", sentence: FOREIGN };
    if (!isSocket && url.pathname === "/" && matches(url.searchParams.get("token"))) {
      return { kind: "welcome", cookie: `${name}=${token}; Path=/; HttpOnly; SameSite=Strict` };
    }
    return matches(cookieNamed(name, cookie)) ? { kind: "pass" } : { kind: "refuse", sentence: OPEN_AS_PRINTED };
  };
  return { token, judge };
}

function cookieNamed(name: string, header: string): string | undefined {
  const pairs = header.split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
