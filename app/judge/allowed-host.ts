/** @file The host rule: a judge on this machine may be asked, any other only when the person has named its host. */

/** 127.0.0.0/8 as a URL writes it: four decimal parts, whatever was typed. */
const LOOPBACK_V4 = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;

/**
 * Whether a host is this machine by its name alone. Names that merely resolve to it are not: who answers for a name may
 * change between two questions.
 *
 * @param host as the URL standard writes it: lower case, IPv4 in decimal parts, IPv6 in brackets and shortest form
 */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || LOOPBACK_V4.test(host);
}

/**
 * Whether anything may be sent to a host.
 *
 * @param host as {@link isLoopback} takes it
 * @param allowedHost what the person typed to allow it, null when nothing
 */
export function isAllowed(host: string, allowedHost: string | null): boolean {
  return host !== "" && (isLoopback(host) || allowedHost?.trim().toLowerCase() === host);
}
