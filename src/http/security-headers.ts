import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";
import type { Config } from "../config.ts";
import { isSecure } from "./own-origin.ts";

type Settings = Pick<Config, "publicUrl" | "trustProxy">;

/** Where browsers report what the policy stopped (src/web/csp-reports.ts). */
export const reportPath = "/csp-reports";

const yearSeconds = 31_536_000;

export type SecurityHeaders = (req: IncomingMessage, res: ServerResponse) => void;

/**
 * Makes what sets the headers of an answer: what a browser may do with it. Nothing inline, so that no nonce is
 * needed, nothing from elsewhere, in no frame, and text becomes markup or script nowhere (Trusted Types).
 */
export function securityHeaders(config: Settings): SecurityHeaders {
  const common = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy(config) },
    strictTransportSecurity: false,
    xFrameOptions: { action: "deny" },
    // Not no-referrer: with that, browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: "same-origin" },
  });
  return function setSecurityHeaders(req, res) {
    // The default for everything a person may see; static files say otherwise.
    res.setHeader("Cache-Control", "no-store");
    res.setHeader("Permissions-Policy", permissions);
    if (isSecure(config, req)) res.setHeader("Strict-Transport-Security", stayOnHttps);
    common(req, res, rethrow);
  };
}

/**
 * RFC 6797. Not with includeSubDomains: people run this on their main domain too, and we must not break what stands
 * beside it over http for a year. What it would guard against here, a cookie planted by a subdomain, `__Host-` does.
 */
const stayOnHttps = `max-age=${yearSeconds}`;

/** Nothing here needs a device or knows of advertising: script of ours or not, the browser need not even ask. */
const permissions = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
]
  .map((feature) => `${feature}=()`)
  .join(", ");

function contentPolicy(config: Settings) {
  return {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    // blob: for pictures that are on their way, from the very page that shows them.
    imgSrc: ["'self'", "data:", "blob:"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'", (req: IncomingMessage) => socketSource(config, req)],
    manifestSrc: ["'self'"],
    workerSrc: ["'self'"],
    objectSrc: ["'none'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    // The page makes its messages of nodes (views/message-html.tsx): no policy may turn text into markup. The one
    // that there is answers with the address of our service worker, whatever it is asked.
    trustedTypes: ["service-worker"],
    // Not report-to as well: browsers that know both would take only that, and report minutes later.
    reportUri: [reportPath],
  };
}

/** Safari before 15.4 does not count ws: and wss: of the same host as 'self'. */
function socketSource(config: Settings, req: IncomingMessage): string {
  const host = config.publicUrl ? new URL(config.publicUrl).host : (req.headers.host ?? "");
  return plainHost.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

/** Nothing that could end the directive and begin another. */
const plainHost = /^[\w.:[\]-]+$/;

function rethrow(error?: unknown): void {
  if (error) throw error;
}
